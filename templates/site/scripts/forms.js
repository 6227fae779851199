/* Forms that post nothing. The device keeps what is written; it can be saved as a file, printed, and cleared.
   All words come from the page. */
(function () {
  'use strict';

  var main = document.getElementById('main');
  var store = main ? main.getAttribute('data-store') : null;
  var page = main ? main.getAttribute('data-page') : '';

  function all(selector, root) {
    return Array.prototype.slice.call((root || document).querySelectorAll(selector));
  }

  function one(selector, root) {
    return (root || document).querySelector(selector);
  }

  // --- the device's memory, which may be missing or forbidden -----------------------------------------------------

  var keeps = Boolean(store);

  function attempt(what) {
    try {
      return what();
    } catch (error) {
      keeps = false;
      return null;
    }
  }

  // --- what is written --------------------------------------------------------------------------------------------

  function boxes(form) {
    return all('input, textarea', form);
  }

  function ticked(box) {
    return box.type === 'radio' || box.type === 'checkbox';
  }

  function values(form) {
    var found = {};
    boxes(form).forEach(function (box) {
      if (ticked(box)) {
        if (box.checked) {
          found[box.name] = (found[box.name] || []).concat(box.value);
        }
      } else if (box.value) {
        found[box.id] = box.value;
      }
    });
    return found;
  }

  function fill(form, found) {
    boxes(form).forEach(function (box) {
      if (ticked(box)) {
        box.checked = Array.isArray(found[box.name]) && found[box.name].indexOf(box.value) >= 0;
      } else if (typeof found[box.id] === 'string') {
        box.value = found[box.id];
      }
    });
  }

  /* Everything that was asked, in order: its name, its words, what was ticked (value and words), what was written. */
  function entries(form) {
    return all('[data-asked]', form).map(function (part) {
      var chosen = boxes(part).filter(function (box) { return ticked(box) && box.checked; });
      var written = boxes(part).filter(function (box) { return !ticked(box) && box.value.trim(); });
      return {
        part: part,
        name: part.getAttribute('data-name'),
        asked: part.getAttribute('data-asked'),
        value: chosen.map(function (box) { return box.value; }).join(' '),
        answer: chosen.map(function (box) { return box.parentNode.textContent.trim(); })
          .concat(written.map(function (box) { return box.value.trim(); })).join('; ')
      };
    });
  }

  // --- files ---------------------------------------------------------------------------------------------------------

  /* A spreadsheet must not take words for a formula. */
  function cell(words) {
    var safe = /^[=+\-@\t\r]/.test(words) ? "'" + words : words;
    return /[",\r\n]/.test(safe) ? '"' + safe.replace(/"/g, '""') + '"' : safe;
  }

  function lines(rows) {
    return '\ufeff' + rows.map(function (row) { return row.map(cell).join(',') + '\r\n'; }).join('');
  }

  /* A form whose lines are counted is saved in the columns of the pack's own table, any other as question and answer. */
  function table(form) {
    var found = entries(form);
    var counted = one('[data-record]', form);
    if (!counted) {
      return lines([form.getAttribute('data-columns').split('|')].concat(found.map(function (entry) { return [entry.asked, entry.answer]; })));
    }
    var columns = counted.getAttribute('data-record').split(' ').map(function (column) { return column.split('='); });
    var rows = found.filter(function (entry) { return entry.part.hasAttribute('data-row') && entry.value; });
    return lines([columns.map(function (column) { return column[0]; })].concat(rows.map(function (row) {
      return columns.map(function (column) {
        if (column[1]) {
          return column[1] === 'row' ? row.name : row.value;
        }
        var field = found.filter(function (entry) { return entry.name === column[0]; })[0];
        return field ? field.answer : '';
      });
    })));
  }

  function text(form) {
    var parts = [form.getAttribute('data-title'), form.getAttribute('data-from'), today(), ''];
    entries(form).forEach(function (entry) {
      parts.push(entry.asked, '  ' + (entry.answer || '-').replace(/\n/g, '\n  '), '');
    });
    return parts.join('\r\n');
  }

  function today() {
    var now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(function (part) { return (part < 10 ? '0' : '') + part; }).join('-');
  }

  function save(name, type, words) {
    var link = document.createElement('a');
    var url = URL.createObjectURL(new Blob([words], { type: type + ';charset=utf-8' }));
    link.href = url;
    link.download = name;
    link.hidden = true;
    document.body.appendChild(link);
    link.click();
    document.body.removeChild(link);
    window.setTimeout(function () { URL.revokeObjectURL(url); }, 10000);
  }

  // --- one form ------------------------------------------------------------------------------------------------------

  function setUp(form) {
    var name = form.getAttribute('data-sheet');
    var key = ['onbrand', store, page, 'form', name].join('|');
    var status = one('[data-sheet-status]', form);
    var clear = one('[data-sheet-clear]', form);
    var ask = clear.textContent;
    var sure = false;

    function say(word, values_) {
      status.textContent = status.getAttribute('data-' + word).replace('{name}', values_ || '');
    }

    function saved(ending, type, words) {
      var file = name + '-' + today() + ending;
      save(file, type, words);
      say('saved', file);
    }

    function calm() {
      sure = false;
      clear.textContent = ask;
    }

    function keep() {
      if (store) {
        attempt(function () { window.localStorage.setItem(key, JSON.stringify(values(form))); });
      }
    }

    form.addEventListener('input', keep);
    form.addEventListener('change', keep);
    one('[data-sheet-text]', form).addEventListener('click', function () { saved('.txt', 'text/plain', text(form)); });
    one('[data-sheet-table]', form).addEventListener('click', function () { saved('.csv', 'text/csv', table(form)); });
    one('[data-sheet-print]', form).addEventListener('click', function () { window.print(); });
    clear.addEventListener('click', function () {
      if (!sure) {
        sure = true;
        status.textContent = '';
        clear.textContent = clear.getAttribute('data-sure');
        return;
      }
      boxes(form).forEach(function (box) {
        box.checked = box.defaultChecked;
        if (!ticked(box)) {
          box.value = box.defaultValue;
        }
      });
      attempt(function () { window.localStorage.removeItem(key); });
      calm();
      say('cleared');
    });
    clear.addEventListener('blur', calm);

    var found = store ? attempt(function () { return JSON.parse(window.localStorage.getItem(key)); }) : null;
    if (found && typeof found === 'object') {
      fill(form, found);
    }
    attempt(function () {
      window.localStorage.setItem(key + '|try', '1');
      window.localStorage.removeItem(key + '|try');
    });
    if (!keeps) {
      say('unkept');
    }
    one('[data-sheet-tools]', form).hidden = false;
  }

  all('[data-sheet]').forEach(setUp);
  all('[data-without-script]').forEach(function (words) { words.hidden = true; });
}());
