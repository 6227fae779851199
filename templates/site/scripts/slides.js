/* One slide at a time, by keyboard, buttons or the window with the notes. Nothing leaves this device. */
(function () {
  'use strict';

  var frames = Array.prototype.slice.call(document.querySelectorAll('.frame'));
  var tools = document.querySelector('[data-tools]');
  var place = document.querySelector('[data-place]');
  var running = document.querySelector('[data-running]');
  var clockButton = document.querySelector('[data-clock]');
  var now = 0;
  var notes = null;
  var ticking = 0;

  function slide() {
    return frames[now].querySelector('.slide');
  }

  function tell() {
    [notes, window.opener].forEach(function (other) {
      if (other && !other.closed) {
        other.postMessage({ onbrand: 'slide', number: now + 1 }, '*');
      }
    });
  }

  function stop() {
    window.clearInterval(ticking);
    ticking = 0;
    running.hidden = true;
    running.classList.remove('over');
    clockButton.textContent = clockButton.getAttribute('data-start');
  }

  /* A slide with more words than its size was meant for is set smaller until it fits. */
  function fit() {
    var body = slide().querySelector('.slide-body');
    var foot = slide().querySelector('.slide-foot');
    for (var size = 100; body && size > 55 && body.getBoundingClientRect().bottom > foot.getBoundingClientRect().top; size -= 5) {
      body.style.zoom = size + '%';
    }
  }

  function show(number, quiet) {
    var wanted = Math.max(0, Math.min(frames.length - 1, number));
    if (wanted !== now) {
      stop();
    }
    now = wanted;
    frames.forEach(function (frame, index) {
      frame.classList.toggle('now', index === now);
    });
    fit();
    var timed = slide().querySelector('[data-minutes]');
    clockButton.disabled = !timed;
    place.textContent = (now + 1) + ' / ' + frames.length;
    try {
      window.history.replaceState(null, '', '#' + slide().id);
    } catch (error) {
      /* a page from a folder may not be allowed to */
    }
    if (!quiet) {
      slide().focus({ preventScroll: true });
      tell();
    }
  }

  function clock() {
    if (ticking) {
      stop();
      return;
    }
    var timed = slide().querySelector('[data-minutes]');
    if (!timed) {
      return;
    }
    var end = Date.now() + Number(timed.getAttribute('data-minutes')) * 60000;
    function tick() {
      var left = Math.round((end - Date.now()) / 1000);
      var size = Math.abs(left);
      running.textContent = (left < 0 ? '+' : '') + Math.floor(size / 60) + ':' + ('0' + size % 60).slice(-2);
      running.classList.toggle('over', left < 0);
    }
    running.hidden = false;
    tick();
    ticking = window.setInterval(tick, 250);
    clockButton.textContent = clockButton.getAttribute('data-stop');
  }

  function full() {
    if (document.fullscreenElement) {
      document.exitFullscreen();
    } else if (document.documentElement.requestFullscreen) {
      document.documentElement.requestFullscreen();
    }
  }

  function openNotes() {
    var link = document.querySelector('[data-notes]');
    notes = window.open(link.href + '#note-' + (now + 1), link.target);
  }

  var keys = {
    ArrowRight: function () { show(now + 1); }, ArrowDown: function () { show(now + 1); }, PageDown: function () { show(now + 1); },
    ' ': function () { show(now + 1); }, ArrowLeft: function () { show(now - 1); }, ArrowUp: function () { show(now - 1); },
    PageUp: function () { show(now - 1); }, Home: function () { show(0); }, End: function () { show(frames.length - 1); },
    c: clock, f: full, n: openNotes
  };

  document.addEventListener('keydown', function (event) {
    var onControl = event.target.closest && event.target.closest('a, button');
    if (event.ctrlKey || event.altKey || event.metaKey || (onControl && (event.key === ' ' || event.key === 'Enter'))) {
      return;
    }
    var action = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (action) {
      event.preventDefault();
      action();
    }
  });

  tools.addEventListener('click', function (event) {
    var go = event.target.closest('[data-go]');
    if (go) {
      show(now + (go.getAttribute('data-go') === 'on' ? 1 : -1), true);
      tell();
    } else if (event.target.closest('[data-clock]')) {
      clock();
    } else if (event.target.closest('[data-full]')) {
      full();
    } else if (event.target.closest('[data-print]')) {
      window.print();
    } else if (event.target.closest('[data-notes]')) {
      event.preventDefault();
      openNotes();
    }
  });

  window.addEventListener('message', function (event) {
    var known = event.source && (event.source === notes || event.source === window.opener);
    if (known && event.data && event.data.onbrand === 'show') {
      show(Number(event.data.number) - 1, true);
    }
  });

  var resting = 0;
  document.addEventListener('mousemove', function () {
    document.body.classList.add('resting');
    window.clearTimeout(resting);
    resting = window.setTimeout(function () { document.body.classList.remove('resting'); }, 2500);
  });

  document.documentElement.classList.add('live');
  tools.hidden = false;
  var asked = /^#slide-(\d+)$/.exec(window.location.hash);
  show(asked ? Number(asked[1]) - 1 : 0, true);
  tell();
})();
