/* Questions that answer at once, steps one can tick off, fields that the device remembers.
   All words come from the page; reasons are read from the details element under each question. */
(function () {
  'use strict';

  var main = document.getElementById('main');
  var store = main ? main.getAttribute('data-store') : null;
  var page = main ? main.getAttribute('data-page') : '';
  var progressKey = store ? ['onbrand', store, page, main.getAttribute('data-version')].join('|') : '';
  var wordsKey = store ? ['onbrand', store, page, 'words'].join('|') : '';

  function all(selector, root) {
    return Array.prototype.slice.call((root || document).querySelectorAll(selector));
  }

  function one(selector, root) {
    return (root || document).querySelector(selector);
  }

  function fill(words, values) {
    return words.replace(/\{(\w+)\}/g, function (whole, name) {
      return name in values ? String(values[name]) : whole;
    });
  }

  // --- the device's memory, which may be missing or forbidden -----------------------------------------------------

  var keeps = true;

  function read(key) {
    try {
      return JSON.parse(window.localStorage.getItem(key)) || {};
    } catch (error) {
      return {};
    }
  }

  function keep(key, value) {
    try {
      window.localStorage.setItem(key, JSON.stringify(value));
    } catch (error) {
      keeps = false;
    }
  }

  function drop(key) {
    try {
      window.localStorage.removeItem(key);
    } catch (error) {
      keeps = false;
    }
  }

  function keysWith(start) {
    var found = [];
    try {
      for (var i = 0; i < window.localStorage.length; i += 1) {
        var key = window.localStorage.key(i);
        if (key.indexOf(start) === 0) {
          found.push(key);
        }
      }
    } catch (error) {
      keeps = false;
    }
    return found.sort();
  }

  function map(value) {
    return value && typeof value === 'object' && !Array.isArray(value) ? value : {};
  }

  var state = store ? map(read(progressKey)) : {};
  state.done = map(state.done);
  state.answers = map(state.answers);
  var words = store ? map(read(wordsKey)) : {};

  function save() {
    if (store) {
      state.saved = Date.now();
      keep(progressKey, state);
    }
  }

  // --- steps done ----------------------------------------------------------------------------------------------------

  var ticks = all('[data-done]');

  function showProgress() {
    var box = one('[data-progress]');
    if (!box || !store) {
      return;
    }
    var done = ticks.filter(function (tick) { return tick.checked; }).length;
    var count = one('[data-progress-count]', box);
    var bar = one('[data-progress-bar]', box);
    box.hidden = !ticks.length;
    count.textContent = fill(count.getAttribute('data-words'), { done: done, all: ticks.length });
    bar.max = ticks.length || 1;
    bar.value = done;
    ticks.forEach(function (tick) {
      var link = one('.contents-steps a[href="#' + tick.getAttribute('data-done') + '"]');
      if (link) {
        link.classList.toggle('is-done', tick.checked);
      }
    });
  }

  function setUpTicks() {
    ticks.forEach(function (tick) {
      var anchor = tick.getAttribute('data-done');
      tick.checked = state.done[anchor] === true;
      tick.closest('[data-done-row]').hidden = false;
      tick.addEventListener('change', function () {
        if (tick.checked) {
          state.done[anchor] = true;
        } else {
          delete state.done[anchor];
        }
        state.all = ticks.length;
        save();
        showProgress();
      });
    });
  }

  function showLessons() {
    if (!store) {
      return;
    }
    all('[data-lesson]').forEach(function (entry) {
      var name = entry.getAttribute('data-lesson').split('/').pop().split('#')[0].replace(/\.html$/, '');
      var latest = {};
      keysWith(['onbrand', store, name, ''].join('|')).forEach(function (key) {
        var found = map(read(key));
        if (found.all && (found.saved || 0) >= (latest.saved || 0)) {
          latest = found;
        }
      });
      var place = one('[data-lesson-progress]', entry);
      var done = Object.keys(map(latest.done)).length;
      if (place && latest.all && done) {
        place.textContent = fill(place.getAttribute('data-words'), { done: done, all: latest.all });
        place.hidden = false;
      }
    });
  }

  // --- fields --------------------------------------------------------------------------------------------------------

  function setUpFields() {
    if (!store) {
      return;
    }
    all('[data-write]').forEach(function (part) {
      var field = one('[data-field]', part);
      field.value = typeof words[field.id] === 'string' ? words[field.id] : '';
      field.hidden = false;
      one('[data-lines]', part).hidden = true;
      field.addEventListener('input', function () {
        words[field.id] = field.value;
        keep(wordsKey, words);
      });
    });
  }

  // --- questions -------------------------------------------------------------------------------------------------------

  function line(text) {
    var paragraph = document.createElement('p');
    paragraph.className = 'feedback-line';
    paragraph.textContent = text;
    return paragraph;
  }

  function question(part) {
    var form = part.getAttribute('data-form');
    var feedback = one('[data-feedback]', part);
    var details = one('[data-answers]', part);
    var verdicts = all('[data-answer]', details);
    var again = one('[data-again]', part);
    var list = one('[data-order]', part);

    function say(nodes) {
      feedback.textContent = '';
      nodes.forEach(function (node) { feedback.appendChild(node); });
    }

    function copies(found) {
      return found.map(function (verdict) {
        var copy = document.createElement('div');
        copy.className = verdict.className;
        Array.prototype.slice.call(verdict.childNodes).forEach(function (node) { copy.appendChild(node.cloneNode(true)); });
        return copy;
      });
    }

    function inputs() {
      return all('input', part);
    }

    function checkChoices(chosen) {
      if (!chosen.length) {
        say([line(part.getAttribute('data-pick'))]);
        return false;
      }
      var shown = copies(verdicts.filter(function (verdict) { return chosen.indexOf(verdict.getAttribute('data-answer')) >= 0; }));
      if (form === 'several') {
        var right = verdicts.filter(function (verdict) { return verdict.getAttribute('data-right') === 'yes'; });
        var found = right.filter(function (verdict) { return chosen.indexOf(verdict.getAttribute('data-answer')) >= 0; });
        if (found.length < right.length) {
          shown.push(line(part.getAttribute('data-more')));
        } else if (chosen.length === right.length) {
          shown.push(line(part.getAttribute('data-all-found')));
        }
      }
      say(shown);
      return true;
    }

    function checkOrder() {
      var items = all('[data-choice]', list);
      var right = items.filter(function (item, place) {
        return item.getAttribute('data-choice') === verdicts[place].getAttribute('data-answer');
      }).length;
      var complete = right === items.length;
      var shown = [line(complete ? part.getAttribute('data-all-placed') : fill(part.getAttribute('data-placed'), { right: right, all: items.length }))];
      var why = one('[data-why]', details);
      if (complete && why) {
        shown.push(why.cloneNode(true));
      }
      say(shown);
      return true;
    }

    function check(quietly) {
      var chosen = form === 'order'
        ? all('[data-choice]', list).map(function (item) { return item.getAttribute('data-choice'); })
        : inputs().filter(function (input) { return input.checked; }).map(function (input) { return input.value; });
      var checked = form === 'order' ? checkOrder() : checkChoices(chosen);
      if (checked) {
        details.hidden = false;
        again.hidden = form === 'order';
        if (!quietly) {
          state.answers[part.id] = chosen;
          save();
        }
      }
    }

    function reset() {
      inputs().forEach(function (input) { input.checked = false; });
      feedback.textContent = '';
      details.hidden = true;
      details.open = false;
      again.hidden = true;
      delete state.answers[part.id];
    }

    function move(item, by) {
      var items = all('[data-choice]', list);
      var place = items.indexOf(item) + by;
      if (place < 0 || place >= items.length) {
        return;
      }
      list.insertBefore(item, by < 0 ? items[place] : items[place].nextSibling);
      say([line(fill(list.getAttribute('data-moved'), { letter: item.getAttribute('data-choice'), place: place + 1 }))]);
    }

    function setUpOrder() {
      all('[data-choice]', list).forEach(function (item) {
        var tools = document.createElement('span');
        tools.className = 'move';
        [['data-up', -1, 'quiet up'], ['data-down', 1, 'quiet down']].forEach(function (entry) {
          var button = document.createElement('button');
          button.type = 'button';
          button.className = entry[2];
          button.setAttribute('aria-label', list.getAttribute(entry[0]) + ' ' + item.getAttribute('data-choice'));
          button.addEventListener('click', function () {
            move(item, entry[1]);
            button.focus();
          });
          tools.appendChild(button);
        });
        item.appendChild(tools);
      });
    }

    function restore() {
      var kept = state.answers[part.id];
      if (!Array.isArray(kept)) {
        return;
      }
      if (form === 'order') {
        kept.forEach(function (letter) {
          var item = all('[data-choice]', list).filter(function (entry) { return entry.getAttribute('data-choice') === letter; })[0];
          if (item) {
            list.appendChild(item);
          }
        });
      } else {
        inputs().forEach(function (input) { input.checked = kept.indexOf(input.value) >= 0; });
      }
      check(true);
    }

    if (list) {
      setUpOrder();
    }
    details.hidden = true;
    one('[data-tools]', part).hidden = false;
    one('[data-check]', part).addEventListener('click', function () { check(false); });
    again.addEventListener('click', function () {
      reset();
      save();
      (inputs()[0] || one('button', part)).focus();
    });
    restore();
    return reset;
  }

  var resets = all('[data-question]').map(question);

  // --- clear --------------------------------------------------------------------------------------

  function setUpClear() {
    var button = one('[data-clear]');
    if (!button) {
      return;
    }
    var status = one('[data-clear-status]');
    one('[data-kept]').hidden = !ticks.length && !all('[data-field]').length;
    var ask = button.textContent;
    var sure = false;

    function calm() {
      sure = false;
      button.textContent = ask;
    }

    button.addEventListener('click', function () {
      if (!sure) {
        sure = true;
        status.textContent = '';
        button.textContent = button.getAttribute('data-sure');
        return;
      }
      keysWith(['onbrand', store, page, ''].join('|')).forEach(drop);
      state = { done: {}, answers: {} };
      words = {};
      ticks.forEach(function (tick) { tick.checked = false; });
      all('[data-field]').forEach(function (field) { field.value = ''; });
      resets.forEach(function (reset) { reset(); });
      showProgress();
      calm();
      status.textContent = status.getAttribute('data-cleared');
    });
    button.addEventListener('blur', calm);
    keep(progressKey + '|try', 1);
    drop(progressKey + '|try');
    if (!keeps) {
      status.textContent = status.getAttribute('data-unkept');
    }
  }

  setUpTicks();
  setUpFields();
  showLessons();
  setUpClear();
  showProgress();
}());
