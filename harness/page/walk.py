"""Walks the review page as a person does, and takes pictures. Exits 0 only if nothing was wrong."""
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request

from browser import Browser
import hostile

HERE = os.path.dirname(os.path.abspath(__file__))
BASE, KEY, READER = (os.environ[name] for name in ("MODA_BASE_URL", "MODA_API_KEY", "READER_KEY"))
PICTURES = sys.argv[1]
CHECKS = open(os.path.join(HERE, "checks.js")).read()
WRONG = []


def wrong(where, what):
    WRONG.append(f"{where}: {what}")
    print(f"WRONG {where}: {what}", flush=True)


def expect(holds, where, what):
    if not holds:
        wrong(where, what)


def look(page, name, picture=True):
    for said in page.complaints():
        wrong(name, "console: " + said)
    for said in page.run(CHECKS):
        wrong(name, said)
    if picture:
        page.picture(os.path.join(PICTURES, name + ".png"))


def sign_in(page, key):
    page.open(BASE + "/")
    expect(page.run("location.pathname") == "/sign-in", "sign-in", "an unknown visitor is not led to sign in")
    page.run(f"document.getElementById('key').value = '{key}'")
    page.loaded(lambda: page.run("document.getElementById('sign-in').querySelector('button').click()"))


def link(page, selector):
    return page.run(f"(document.querySelector({selector!r}) || {{}}).href")


def busiest(page):
    """The conversation with the most calls of a model."""
    return page.run("""Array.from(document.querySelectorAll('main tbody tr'))
        .sort((a, b) => b.cells[5].textContent - a.cells[5].textContent).map(r => r.querySelector('a').href)[0]""")


def addresses(page):
    """One page of each kind, by following links."""
    found = {"overview": BASE + "/", "skills": BASE + "/skills", "sessions": BASE + "/sessions",
             "conversations": BASE + "/conversations", "usage": BASE + "/usage?period=30d", "runs": BASE + "/runs",
             "intake": BASE + "/intake"}
    for name, start, selector in (
            ("habit", "overview", "main table a"), ("skill-approved", "skills", "section[aria-labelledby=approved] a"),
            ("skill-refused", "skills", "section[aria-labelledby=refused] a"),
            ("skill-waiting", "skills", "section[aria-labelledby=waiting] a"),
            ("session", "habit", ".evidence > p:last-child a"), ("conversation", "conversations", "main table a"),
            ("run", "runs", "main table a"), ("by-hand", "sessions", "main table a[href*=by-hand]"),
            ("snapshot", "by-hand", "a[href*=snapshots]")):
        if start not in found:
            continue
        page.open(found[start])
        address = busiest(page) if name == "conversation" else link(page, selector)
        if address:
            found[name] = address
    return found


def walk(browser, label, key, width, scripts=True, dark=False, pictures=True):
    page = browser.page(width=width, scripts=scripts, dark=dark)
    page.open(BASE + "/sign-in")
    look(page, f"{label}-sign-in", pictures)
    sign_in(page, key)
    for name, address in addresses(page).items():
        page.open(address)
        look(page, f"{label}-{name}", pictures)
    return page


def decide(browser):
    page = browser.page()
    sign_in(page, KEY)
    page.open(BASE + "/skills")
    skill = link(page, "section[aria-labelledby=approved] a")
    page.open(skill + "/edit")
    look(page, "edit")
    text = page.run("document.getElementById('markdown').value")
    # What is wrong is said beside the text, and the text is still there.
    page.run("document.getElementById('markdown').value = 'no front matter\\n' + document.getElementById('markdown').value")
    page.run("document.getElementById('note').value = 'my note'")
    page.loaded(lambda: page.run("document.querySelector('form.stack button').click()"))
    look(page, "edit-refused")
    expect(page.run("document.getElementById('markdown').value.startsWith('no front matter')"), "edit", "the text is lost")
    expect(page.run("document.getElementById('note').value") == "my note", "edit", "the note is lost")
    changed = text.rstrip() + "\n\nOne line more, by a person.\n"
    page.call("Runtime.evaluate", expression=f"document.getElementById('markdown').value = {changed!r}")
    page.loaded(lambda: page.run("document.querySelector('form.stack button').click()"))
    expect("new version" in page.run("document.querySelector('.notice').textContent"), "edit", "it was not saved")
    merge(page, skill)
    page.open(link(page, "#history ~ ul.timeline a") or skill)
    look(page, "skill-history")
    # Taken back with a reason, and approved again.
    page.run("document.getElementById('why').value = 'it was only a try <b>'")
    page.loaded(lambda: page.run("document.querySelector('form[action$=retire] button').click()"))
    look(page, "skill-retired")
    expect("Retired" in page.run("document.querySelector('.notice').textContent"), "retire", "it was not retired")
    page.loaded(lambda: page.run("document.querySelector('form[action$=approve] button').click()"))
    expect("Approved" in page.run("document.querySelector('.notice').textContent"), "approve", "it was not approved")
    # A refused one: approving wants a tick, rejecting a reason.
    page.open(BASE + "/skills")
    refused = page.run("Array.from(document.querySelectorAll('section[aria-labelledby=refused] a')).map(a => a.href)")
    for address in refused:
        page.open(address)
        if page.run("!!document.querySelector('form[action$=approve] input[name=force]')"):
            page.run("document.querySelector('form[action$=approve] button').click()")
            expect(page.run("location.href") == address, "overrule", "it went through without the tick")
            page.run("document.querySelector('form[action$=approve] input[name=force]').click()")
            page.loaded(lambda: page.run("document.querySelector('form[action$=approve] button').click()"))
            look(page, "skill-overruled")
            expect("Approved" in page.run("document.querySelector('.notice').textContent"), "overrule", "it was not approved")
            break
    else:
        wrong("overrule", "no refused skill can be overruled")
    page.loaded(lambda: page.open(BASE + "/runs") or page.run("document.querySelector('form.start button').click()"))
    look(page, "run-started")
    expect("/runs/" in page.run("location.pathname"), "runs", "no run was started")
    for _ in range(120):
        time.sleep(0.5)
        if page.run("document.getElementById('run-status').textContent") not in ("waiting", "running"):
            break
    time.sleep(1)
    expect(page.run("document.getElementById('run-status').textContent") == "done", "runs", "it is not done after a minute")
    page.loaded(lambda: page.run("document.querySelector('form.who button').click()"))
    page.open(BASE + "/skills")
    expect(page.run("location.pathname") == "/sign-in", "sign-out", "still signed in")


def merge(page, skill):
    """A draft for an edited skill: what it changes elsewhere is taken, what the person changed is kept, and both are told."""
    hostile.draft(os.environ["MODA_DATABASE"], skill.rsplit("/", 1)[1], "A rule of the draft.", "An end of the <b>draft</b>.")
    page.open(skill)
    look(page, "skill-merged")
    shown = page.run("document.querySelector('section[aria-labelledby=text]').textContent")
    for said in ("keeps all manual edits", "A rule of the draft.", "One line more, by a person.", "An end of the <b>draft</b>."):
        expect(said in shown, "merge", f"the page does not say {said!r}")
    page.loaded(lambda: page.run("document.querySelector('form[action$=approve] button').click()"))
    expect("Approved" in page.run("document.querySelector('.notice').textContent"), "merge", "it was not approved")
    served = page.run("document.querySelector('details.source').textContent")
    expect("A rule of the draft." in served and "One line more, by a person." in served, "merge", "an edit is lost")
    expect("An end of the" not in served, "merge", "the draft's line stands beside the person's")


def settle(page, path):
    """Waits until a script has led somewhere."""
    for _ in range(100):
        if page.run("location.pathname + location.hash + document.readyState") == path + "complete":
            return
        time.sleep(0.1)


def once(browser):
    """The link of `moda review` lets in one browser, once."""
    address = subprocess.run([os.environ["MODA"], "review"], capture_output=True, text=True, check=True).stdout.strip()
    page = browser.page()
    page.open(address)
    settle(page, "/")
    expect(page.run("location.pathname + location.hash") == "/", "review link", "it did not sign in: " + page.run("location.href"))
    look(page, "review-link", False)
    again = browser.page()
    again.open(address)
    time.sleep(2)
    expect(again.run("location.pathname + location.hash") == "/sign-in", "review link", "it let in a second browser")
    look(again, "review-link-used")


def strange(browser):
    """What a page of another origin, or nobody, may not do."""
    def status(path, data=b"", **headers):
        try:
            request = urllib.request.Request(BASE + path, data, {k.replace("_", "-"): v for k, v in headers.items()})
            return urllib.request.build_opener(NoRedirect).open(request).status
        except urllib.error.HTTPError as error:
            return error.code
    form = {"Content_Type": "application/x-www-form-urlencoded"}
    page = browser.page()
    sign_in(page, KEY)
    page.open(BASE + "/runs")
    token = page.run("document.querySelector('input[name=token]').value")
    cookies = page.call("Network.getCookies", urls=[BASE])["cookies"]
    session = next(cookie for cookie in cookies if cookie["name"] == "moda_session")
    expect(session["httpOnly"] and session["sameSite"] == "Strict", "cookie", str(session))
    expect(page.run("document.cookie") == "", "cookie", "scripts can read it")
    cookie = f"moda_session={session['value']}"
    good = f"token={token}".encode()
    expect(status("/runs", good, Cookie=cookie, Origin=BASE, **form) == 303, "forms", "a good form is refused")
    expect(status("/runs", good, Cookie=cookie, Origin="https://evil.example", **form) == 403, "forms", "another origin")
    expect(status("/runs", good, Cookie=cookie, Origin="null", **form) == 403, "forms", "the origin null")
    expect(status("/runs", good, Cookie=cookie, **form) == 403, "forms", "no origin")
    expect(status("/runs", b"token=x", Cookie=cookie, Origin=BASE, **form) == 403, "forms", "a wrong token")
    expect(status("/runs", b"", Cookie=cookie, Origin=BASE, **form) == 403, "forms", "no token")
    expect(status("/runs", good, Origin=BASE, **form) == 303, "forms", "who is not signed in is not led to sign in")
    answers = [status("/sign-in", b"key=moda_x&token=x", Origin=BASE, **form) for _ in range(3)]
    expect(set(answers) == {403}, "sign-in", f"a sign-in without its form: {answers}")


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def keyboard(browser):
    page = browser.page()
    sign_in(page, KEY)
    seen = []
    for _ in range(25):
        page.press("Tab")
        seen.append(page.run("(document.activeElement.textContent || document.activeElement.name || '').trim().slice(0, 30)"))
        if not page.run("getComputedStyle(document.activeElement).outlineStyle !== 'none'"):
            wrong("keyboard", "focus is not seen on " + seen[-1])
    expect(seen[0].startswith("Skip to"), "keyboard", f"the first stop is {seen[0]!r}")
    expect(len(set(seen)) > 10, "keyboard", f"the keyboard is stuck: {seen}")


def main():
    browser = Browser()
    try:
        print("== every page, 1280 pixels")
        walk(browser, "wide", KEY, 1280)
        print("== 375 pixels, scripts off")
        walk(browser, "phone", KEY, 375, scripts=False)
        print("== dark")
        walk(browser, "dark", KEY, 1280, dark=True)
        walk(browser, "darkphone", KEY, 375, dark=True, pictures=False)
        print("== a key that may read only")
        reader = walk(browser, "reader", READER, 1280, pictures=False)
        expect(not reader.run("!!document.querySelector('form[action$=approve], form.start')"), "reader", "is offered decisions")
        print("== keyboard, the link of moda review, forms from elsewhere")
        keyboard(browser)
        once(browser)
        strange(browser)
        print("== decisions")
        decide(browser)
        print("== hostile text everywhere")
        hostile.send(BASE, KEY)
        hostile.plant(os.environ["MODA_DATABASE"])
        time.sleep(2)
        for label, width, scripts in (("hostile", 1280, True), ("hostilephone", 375, True), ("hostilebare", 1280, False)):
            page = walk(browser, label, KEY, width, scripts, pictures=label != "hostilebare")
            page.open(BASE + "/sessions?repository=" + urllib.request.quote(hostile.ALL))
            look(page, label + "-filter", False)
            page.open(BASE + "/sign-in?next=" + urllib.request.quote("javascript:window.hit=1"))
            look(page, label + "-next", False)
            page.open(BASE + "/sessions")
            page.open(page.run("(Array.from(document.querySelectorAll('main table a')).find(a => a.href.includes('hostile')) || {}).href")
                      or BASE + "/none")
            look(page, label + "-session-hostile", label != "hostilebare")
            page.open(BASE + "/conversations/" + urllib.request.quote(hostile.SESSION, safe=""))
            look(page, label + "-conversation-hostile", label != "hostilebare")
            expect(page.run("!!document.querySelector('.judgements, #evaluations')"), label, "no judgement is shown")
    finally:
        browser.close()
    print(f"{len(WRONG)} things wrong; pictures in {PICTURES}")
    sys.exit(1 if WRONG else 0)


main()
