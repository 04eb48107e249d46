"""A Chromium without a window, driven over its debugging pipe: nothing but Python's own library is needed."""
import base64
import json
import os
import select
import shutil
import subprocess
import tempfile
import time


class Browser:
    def __init__(self):
        program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
        if program is None:
            raise SystemExit("chromium is missing: apt-get install chromium")
        self.folder = tempfile.mkdtemp()
        to_read, self.to = os.pipe()
        self.out, to_write = os.pipe()

        def pipes():
            # The browser reads its commands from 3 and answers on 4.
            os.dup2(to_read, 13), os.dup2(to_write, 14)
            os.dup2(13, 3), os.dup2(14, 4)

        self.process = subprocess.Popen(
            [program, "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-extensions",
             "--no-first-run", "--disable-background-networking", "--remote-debugging-pipe",
             f"--user-data-dir={self.folder}", "about:blank"],
            preexec_fn=pipes, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_read), os.close(to_write)
        self.buffer, self.number, self.events = b"", 0, []

    def close(self):
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def call(self, method, session=None, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self.to, json.dumps(message).encode() + b"\0")
        return self.wait(lambda answer: answer.get("id") == self.number, method)

    def wait(self, fits, what, seconds=60):
        end = time.time() + seconds
        while time.time() < end:
            while b"\0" in self.buffer:
                text, self.buffer = self.buffer.split(b"\0", 1)
                message = json.loads(text)
                if fits(message):
                    if "error" in message:
                        raise RuntimeError(f"{what}: {message['error']}")
                    return message.get("result", message)
                self.events.append(message)
            if select.select([self.out], [], [], max(0, end - time.time()))[0]:
                self.buffer += os.read(self.out, 1 << 20)
        raise RuntimeError(f"{what}: no answer")

    def page(self, **settings):
        return Page(self, **settings)


class Page:
    """One tab with cookies of its own."""

    def __init__(self, browser, width=1280, height=900, scripts=True, dark=False):
        self.browser, self.width = browser, width
        context = browser.call("Target.createBrowserContext")["browserContextId"]
        target = browser.call("Target.createTarget", url="about:blank", browserContextId=context)["targetId"]
        self.session = browser.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")
        self.resize(width, height)
        self.call("Emulation.setEmulatedMedia",
                  features=[{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}])
        if not scripts:
            self.call("Emulation.setScriptExecutionDisabled", value=True)

    def call(self, method, **parameters):
        return self.browser.call(method, self.session, **parameters)

    def resize(self, width, height=900):
        self.width = width
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1,
                  mobile=width < 600)

    def loaded(self, act):
        self.browser.events.clear()
        act()
        self.browser.wait(lambda m: m.get("method") == "Page.loadEventFired" and m.get("sessionId") == self.session,
                          "load")
        time.sleep(0.05)

    def open(self, url):
        self.loaded(lambda: self.call("Page.navigate", url=url))

    def run(self, script):
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"].get("exception", {}).get("description", str(answer)))
        return answer["result"].get("value")

    def complaints(self):
        """What the console says: refused scripts and styles, exceptions, dialogs."""
        said = []
        for event in self.browser.events:
            method, values = event.get("method"), event.get("params", {})
            if method == "Log.entryAdded" and values["entry"]["level"] in ("error", "warning"):
                said.append(values["entry"]["text"][:300])
            if method == "Runtime.exceptionThrown":
                said.append(values["exceptionDetails"].get("exception", {}).get("description", "exception")[:300])
            if method == "Page.javascriptDialogOpening":
                said.append("a dialog opened: " + values.get("message", ""))
        # An answer of 4xx to a page that we asked for on purpose is no fault of the page.
        return [text for text in said if "the server responded with a status of" not in text]

    def press(self, key, code=9):
        for kind in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code)

    def picture(self, path, longest=6000):
        size = self.call("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": self.width, "height": min(size["height"], longest), "scale": 1}
        data = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=True, clip=clip)["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))
