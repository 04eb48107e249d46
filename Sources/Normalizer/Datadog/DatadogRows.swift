internal import Events

/// The spans or evaluations of a request that `ddtrace` sent.
func datadogRows(in raw: RawEvent) throws -> Normalized { Normalized() }
