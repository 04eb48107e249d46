"""How schemathesis writes bodies of kinds that it does not know: as bytes that are hardly ever what is wanted."""

import json

import schemathesis


@schemathesis.serializer("application/msgpack", "application/x-moda-snapshots")
def raw(_context, value):
    return value if isinstance(value, bytes) else json.dumps(value).encode()
