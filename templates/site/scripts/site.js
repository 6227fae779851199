/* The contents that open where there is room and say where I am, and the button that prints. */
(function () {
  'use strict';

  function all(selector) {
    return Array.prototype.slice.call(document.querySelectorAll(selector));
  }

  function one(selector) {
    return document.querySelector(selector);
  }

  function setUpPrint() {
    var button = one('[data-print]');
    if (button) {
      one('[data-print-row]').hidden = false;
      button.addEventListener('click', function () { window.print(); });
    }
  }

  function setUpContents() {
    var contents = one('[data-open-when-wide]');
    if (!contents || !window.matchMedia) {
      return;
    }
    var wide = window.matchMedia('(min-width: 64rem)');
    contents.open = wide.matches;
    if (wide.addEventListener) {
      wide.addEventListener('change', function () { contents.open = wide.matches; });
    }
    if (!('IntersectionObserver' in window)) {
      return;
    }
    var links = {};
    all('[data-place]').forEach(function (link) { links[link.getAttribute('href').slice(1)] = link; });
    var watch = new IntersectionObserver(function (entries) {
      entries.forEach(function (entry) {
        if (entry.isIntersecting) {
          all('[data-place][aria-current]').forEach(function (link) { link.removeAttribute('aria-current'); });
          links[entry.target.id].setAttribute('aria-current', 'true');
        }
      });
    }, { rootMargin: '-20% 0px -70% 0px' });
    Object.keys(links).forEach(function (id) {
      var section = document.getElementById(id);
      if (section) {
        watch.observe(section);
      }
    });
  }

  setUpPrint();
  setUpContents();
}());
