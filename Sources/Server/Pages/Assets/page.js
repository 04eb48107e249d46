// What a page does better with scripts; all of it works without.
(function () {
  "use strict";

  // A link of `moda review` carries its code behind the '#', which is never sent; it goes by the form, once.
  var signIn = document.getElementById("sign-in");
  var code = /^#(once_[0-9a-f]+)$/.exec(location.hash);
  if (signIn && code) {
    history.replaceState(null, "", location.pathname + location.search);
    if (!document.getElementById("problem")) {
      document.getElementById("key").value = code[1];
      signIn.submit();
    }
  }

  // A text that was changed is not left by mistake.
  document.querySelectorAll("form[data-guard]").forEach(function (form) {
    var changed = false;
    form.addEventListener("input", function () { changed = true; });
    form.addEventListener("submit", function () { changed = false; });
    window.addEventListener("beforeunload", function (event) { if (changed) { event.preventDefault(); } });
  });

  // A decision is sent once, however often the button is pressed.
  document.querySelectorAll("form[method=post]").forEach(function (form) {
    form.addEventListener("submit", function (event) {
      if (form.dataset.sent) { event.preventDefault(); }
      form.dataset.sent = "yes";
    });
  });
  window.addEventListener("pageshow", function () {
    document.querySelectorAll("form[data-sent]").forEach(function (form) { delete form.dataset.sent; });
  });

  // A run shows how far it is, and loads its page again when it is over.
  var stages = document.querySelector("[data-progress]");
  if (stages) {
    var say = document.getElementById("run-say");
    var show = function (job) {
      document.getElementById("run-status").textContent = job.status;
      (job.stages || []).forEach(function (stage) {
        var line = stages.querySelector('[data-stage="' + CSS.escape(stage.stage) + '"]');
        if (!line) { return; }
        var bar = line.querySelector("progress");
        bar.max = Math.max(1, stage.total);
        bar.value = stage.isOver ? bar.max : stage.done;
        line.querySelector(".found").textContent = stage.found;
        if (stage.isOver && !line.dataset.over) {
          line.dataset.over = "yes";
          say.textContent = stage.stage + ": " + stage.found;
        }
      });
    };
    var wait = 500;
    var ask = function () {
      fetch(stages.dataset.progress, { headers: { accept: "application/json" } }).then(function (answer) {
        if (!answer.ok) { throw new Error(String(answer.status)); }
        return answer.json();
      }).then(function (job) {
        show(job);
        if (job.status !== "waiting" && job.status !== "running") { location.reload(); return; }
        wait = 1000;
        setTimeout(ask, wait);
      }).catch(function () {
        wait = Math.min(wait * 2, 15000);
        setTimeout(ask, wait);
      });
    };
    setTimeout(ask, wait);
  }
})();
