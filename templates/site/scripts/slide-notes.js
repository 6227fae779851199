/* The notes follow the window with the slides, and lead it. Nothing leaves this device. */
(function () {
  'use strict';

  var section = document.querySelector('[data-slide-notes]');
  var list = Array.prototype.slice.call(section.querySelectorAll('[data-note]'));
  var tools = section.querySelector('[data-tools]');
  var place = section.querySelector('[data-place]');
  var deck = window.opener || null;
  var now = 0;

  function show(number, quiet) {
    now = Math.max(0, Math.min(list.length - 1, number));
    list.forEach(function (note, index) {
      if (index === now) {
        note.setAttribute('aria-current', 'step');
      } else {
        note.removeAttribute('aria-current');
      }
    });
    place.textContent = (now + 1) + ' / ' + list.length;
    list[now].scrollIntoView({ block: 'start' });
    if (!quiet && deck && !deck.closed) {
      deck.postMessage({ onbrand: 'show', number: now + 1 }, '*');
    }
  }

  tools.addEventListener('click', function (event) {
    var go = event.target.closest('[data-go]');
    if (go) {
      show(now + (go.getAttribute('data-go') === 'on' ? 1 : -1));
    } else if (event.target.closest('[data-open]')) {
      deck = window.open(section.getAttribute('data-deck-address') + '#slide-' + (now + 1), 'onbrand-slides');
    }
  });

  document.addEventListener('keydown', function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey || (event.target.closest && event.target.closest('a, button'))) {
      return;
    }
    if (event.key === 'ArrowRight' || event.key === 'PageDown') {
      event.preventDefault();
      show(now + 1);
    } else if (event.key === 'ArrowLeft' || event.key === 'PageUp') {
      event.preventDefault();
      show(now - 1);
    }
  });

  window.addEventListener('message', function (event) {
    if (event.source && event.source === deck && event.data && event.data.onbrand === 'slide') {
      show(Number(event.data.number) - 1, true);
    }
  });

  tools.hidden = false;
  section.querySelector('.slide-open').hidden = true;
  var asked = /^#note-(\d+)$/.exec(window.location.hash);
  if (asked) {
    show(Number(asked[1]) - 1, true);
  } else {
    list[0].setAttribute('aria-current', 'step');
    place.textContent = '1 / ' + list.length;
  }
})();
