/* Search in one site. The list of words is a plain script, loaded at the first need, so that it works from a folder. */
(function () {
  'use strict';

  var box = document.querySelector('[data-search]');
  if (!box) {
    return;
  }
  var input = box.querySelector('input[type="search"]');
  var panel = box.querySelector('[data-search-panel]');
  var status = box.querySelector('[data-search-status]');
  var list = box.querySelector('[data-search-results]');
  var shortcut = box.querySelector('[data-search-shortcut]');
  var SHORTCUT_KEY = 'onbrand|shortcut';
  var MOST = 12;
  var entries = null;
  var synonyms = {};

  function simple(text) {
    return text.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/[\u2018\u2019]/g, "'");
  }

  function tokens(text) {
    return simple(text).match(/[a-z0-9']+/g) || [];
  }

  // customers, customer's and customer are one word to somebody who searches
  function stem(token) {
    return token.length > 3 ? token.replace(/'s$|s'$|s$/, '') : token;
  }

  // --- the list ------------------------------------------------------------------------------------------------------

  function prepare(data) {
    entries = data.entries.map(function (entry) {
      return {
        title: entry[0], section: entry[1], href: entry[2], words: entry[3],
        titleTokens: tokens(entry[0]).map(stem), sectionTokens: tokens(entry[1]).map(stem), wordTokens: tokens(entry[3]).map(stem)
      };
    });
    data.synonyms.forEach(function (pair) {
      [[pair[0], pair[1]], [pair[1], pair[0]]].forEach(function (way) {
        var from = tokens(way[0]).map(stem).join(' ');
        (synonyms[from] = synonyms[from] || []).push(tokens(way[1]).map(stem));
      });
    });
  }

  function load(then) {
    if (entries) {
      then();
      return;
    }
    if (window.onbrandSearch) {
      prepare(window.onbrandSearch);
      then();
      return;
    }
    var script = document.createElement('script');
    script.src = box.getAttribute('data-index');
    script.addEventListener('load', function () {
      if (!entries) {
        prepare(window.onbrandSearch);
      }
      then();
    });
    script.addEventListener('error', function () { status.textContent = box.getAttribute('data-failed'); });
    document.head.appendChild(script);
  }

  // --- finding ---------------------------------------------------------------------------------------------------------

  function startsWithin(words, token) {
    return words.some(function (word) { return word.indexOf(token) === 0; });
  }

  function weigh(entry, wanted) {
    var weight = 0;
    if (wanted.every(function (token) { return startsWithin(entry.titleTokens, token); })) {
      weight += 8;
    }
    if (wanted.every(function (token) { return startsWithin(entry.sectionTokens, token); })) {
      weight += 5;
    }
    var hits = wanted.map(function (token) {
      return entry.wordTokens.filter(function (word) { return word.indexOf(token) === 0; }).length;
    });
    var least = Math.min.apply(null, hits);
    return weight + (least ? 1 + Math.min(least, 4) * 0.5 : 0);
  }

  // each word asked for, with everything that means the same; a brand's term may be several words
  function alternatives(asked) {
    var groups = [];
    for (var i = 0; i < asked.length; i += 1) {
      var taken = 1;
      var found = null;
      for (var length = Math.min(3, asked.length - i); length > 0 && !found; length -= 1) {
        found = synonyms[asked.slice(i, i + length).join(' ')] || null;
        taken = found ? length : 1;
      }
      groups.push([asked.slice(i, i + taken)].concat(found || []));
      i += taken - 1;
    }
    return groups;
  }

  function find(query) {
    var groups = alternatives(tokens(query).map(stem));
    if (!groups.length) {
      return null;
    }
    return entries.map(function (entry, place) {
      var weights = groups.map(function (group) {
        return Math.max.apply(null, group.map(function (wanted) { return weigh(entry, wanted); }));
      });
      var complete = weights.every(function (weight) { return weight > 0; });
      return { entry: entry, place: place, weight: complete ? weights.reduce(function (a, b) { return a + b; }, 0) : 0, groups: groups };
    }).filter(function (hit) { return hit.weight > 0; }).sort(function (a, b) { return b.weight - a.weight || a.place - b.place; });
  }

  // --- showing ---------------------------------------------------------------------------------------------------------

  function excerpt(hit) {
    var words = hit.entry.words.split(/\s+/);
    var wanted = [];
    hit.groups.forEach(function (group) { group.forEach(function (alternative) { wanted = wanted.concat(alternative); }); });
    function matches(word) {
      return tokens(word).map(stem).some(function (token) {
        return wanted.some(function (start) { return token.indexOf(start) === 0; });
      });
    }
    var first = Math.max(0, words.findIndex(matches));
    var from = Math.max(0, first - 6);
    var span = document.createElement('span');
    span.textContent = from ? '\u2026 ' : '';
    words.slice(from, from + 22).forEach(function (word) {
      var piece = document.createElement(matches(word) ? 'mark' : 'span');
      if (piece.tagName === 'MARK') {
        piece.textContent = word;
        span.appendChild(piece);
        span.appendChild(document.createTextNode(' '));
      } else {
        span.appendChild(document.createTextNode(word + ' '));
      }
    });
    return span;
  }

  function result(hit) {
    var item = document.createElement('li');
    var link = document.createElement('a');
    var title = document.createElement('strong');
    link.href = box.getAttribute('data-root') + hit.entry.href;
    title.textContent = hit.entry.section && hit.entry.section !== hit.entry.title ? hit.entry.title + ' \u203a ' + hit.entry.section : hit.entry.title;
    link.appendChild(title);
    link.appendChild(excerpt(hit));
    link.addEventListener('click', close);
    item.appendChild(link);
    return item;
  }

  function close() {
    panel.hidden = true;
  }

  function show() {
    load(function () {
      var hits = find(input.value);
      list.textContent = '';
      panel.hidden = false;
      if (!hits) {
        status.textContent = '';
        return;
      }
      status.textContent = hits.length ? box.getAttribute('data-count').replace('{n}', String(hits.length)) : box.getAttribute('data-none');
      hits.slice(0, MOST).forEach(function (hit) { list.appendChild(result(hit)); });
    });
  }

  function step(by) {
    var links = Array.prototype.slice.call(list.querySelectorAll('a'));
    var place = links.indexOf(document.activeElement) + by;
    if (place < 0) {
      input.focus();
    } else if (links[place]) {
      links[place].focus();
    }
  }

  box.hidden = false;
  input.addEventListener('input', show);
  input.addEventListener('focus', function () { load(function () { panel.hidden = false; }); });
  box.addEventListener('keydown', function (event) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      step(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      input.focus();
      close();
    } else if (event.key === 'Enter' && document.activeElement === input && list.querySelector('a')) {
      list.querySelector('a').click();
    }
  });
  document.addEventListener('click', function (event) {
    if (!box.contains(event.target)) {
      close();
    }
  });
  box.addEventListener('focusout', function (event) {
    if (event.relatedTarget && !box.contains(event.relatedTarget)) {
      close();
    }
  });

  // --- the / key, which can be switched off --------------------------------------------------------------------------

  try {
    shortcut.checked = window.localStorage.getItem(SHORTCUT_KEY) !== 'off';
  } catch (error) {
    shortcut.checked = true;
  }
  shortcut.addEventListener('change', function () {
    try {
      window.localStorage.setItem(SHORTCUT_KEY, shortcut.checked ? 'on' : 'off');
    } catch (error) {
      // without a memory the choice holds for this page
    }
  });
  document.addEventListener('keydown', function (event) {
    var typing = event.target.matches && event.target.matches('textarea, select, [contenteditable], input:not([type="checkbox"]):not([type="radio"])');
    if (event.key === '/' && shortcut.checked && !typing && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      input.focus();
    }
  });
}());
