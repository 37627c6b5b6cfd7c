/* The rule of typed answers: whether what was typed says the same as an answer. Letter case, accents,
   spaces, quotation marks, hyphens, full stops, a leading article and the form of a date make no
   difference. The cards of Anki and the study page both hold it, and old phones have to read it.

   `language` has what separates `thousands`, the `determiners` that may be left out, and the names
   of `months` and `shortMonths`. Returned are two functions of what was typed and an answer: `same`,
   and `near` for a slip of the keyboard; and `dates`, of a text. */
export function typedRule(language) {
  var signs = language.thousands.replace(/[\]\\^-]/g, "\\$&");
  var thousands = new RegExp("(\\d)[" + signs + "](?=\\d{3}(?!\\d))", "g");
  var determiners = language.determiners;
  var months = language.months.map(plain);
  var shortMonths = language.shortMonths.map(bare);
  return { same: same, near: near, dates: dates };

  function same(typed, answer) {
    if (bare(typed) === bare(answer)) return true;
    var days = dates(answer);
    return dates(typed).some(function (day) { return days.indexOf(day) >= 0; });
  }

  /* Tells whether it is the answer with a letter wrong here and there: one in a word of five, two
     in one of ten. The first letter has to be right, and so have all figures: Zambia is not Gambia,
     nor is July June. */
  function near(typed, answer) {
    var one = words(typed), other = words(answer);
    if (one.length !== other.length) { one = [one.join("")]; other = [other.join("")]; }
    return !dates(typed).length && one.every(function (word, at) {
      var longest = Math.max(word.length, other[at].length);
      var most = /\d/.test(word + other[at]) ? 0 : longest >= 10 ? 2 : longest >= 5 ? 1 : 0;
      return word[0] === other[at][0] && distance(word, other[at]) <= most;
    });
  }

  /* Returns how many letters have to be put in, left out, changed or swapped with the next one. */
  function distance(one, other) {
    var rows = [[]];
    for (var x = 0; x <= other.length; x += 1) rows[0].push(x);
    for (var y = 1; y <= one.length; y += 1) {
      rows.push([y]);
      for (x = 1; x <= other.length; x += 1) {
        var isSame = one[y - 1] === other[x - 1];
        var isSwap = y > 1 && x > 1 && one[y - 1] === other[x - 2] && one[y - 2] === other[x - 1];
        rows[y].push(Math.min(
          rows[y - 1][x] + 1, rows[y][x - 1] + 1, rows[y - 1][x - 1] + (isSame ? 0 : 1),
          isSwap ? rows[y - 2][x - 2] + 1 : Infinity));
      }
    }
    return rows[one.length][other.length];
  }

  /* Returns the text in small letters, without accents (Latin, Greek, Cyrillic, Hebrew, Arabic) and
     in the digits of this alphabet. The vowel signs of Indian scripts are no accents and stay. */
  function plain(text) {
    var letters = {
      "\u00df": "ss", "\u00e6": "ae", "\u0153": "oe", "\u00f8": "o", "\u0142": "l",
      "\u0111": "d", "\u00f0": "d", "\u00fe": "th", "\u0131": "i" };
    var accents = /[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]/g;
    return text.normalize("NFKD").toLowerCase().replace(accents, "")
      .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, function (it) { return it.charCodeAt(0) & 15; })
      .replace(/[^\x00-\x7f]/g, function (letter) { return letters[letter] || letter; })
      .replace(/[\u2010-\u2015\u2212\u05be]/g, "-").replace(/\s+/g, " ").trim();
  }

  /* Returns the words of a text without what makes no difference. A hyphen that stands between
     figures or makes one negative is no such thing, nor are signs within a figure. */
  function words(text) {
    var found = plain(text)
      .replace(/["'`\u00ab\u00bb\u2018-\u201f\u2032\u2039\u203a\u02bb\u02bc]/g, "")
      .replace(thousands, "$1")
      .replace(/(\d) ?- ?(?=\d)/g, "$1\u2212").replace(/(^| )-(?=\d)/g, "$1\u2212")
      .replace(/-/g, " ").replace(/[.,;](?!\d)|[!?\u061f]/g, "")
      .split(" ").filter(Boolean);
    if (found.length > 1 && determiners.indexOf(found[0]) >= 0) found.shift();
    return found;
  }

  function bare(text) {
    return words(text).join("") || plain(text);
  }

  /* Returns the days or months that a text can mean, and nothing if it is no date: which figure of
     3/4/2019 is the month, each country reads its own way. */
  function dates(text) {
    var written = plain(text).replace(/ ?([-\/.]) ?/g, "$1").replace(/\.$/, "");
    var numbers = written.split(/[-\/. ]/);
    if (!/^\d+(?:[-\/. ]\d+){1,2}$/.test(written)) return spelled(written);
    if (numbers[0].length === 4) numbers.reverse();
    var year = numbers.pop();
    if (numbers.length === 1) return year.length === 4 ? days(0, numbers[0], year) : [];
    return days(numbers[0], numbers[1], year).concat(days(numbers[1], numbers[0], year));
  }

  /* Returns the dates that a text with the name of a month can mean. */
  function spelled(text) {
    var day = 0, month = 0, year = "", isDate = true;
    text.split(/[-\/., ]+/).filter(Boolean).forEach(function (word) {
      var named = monthOf(word), number = /^(\d{1,2})\D{0,2}$/.exec(word);
      if (named && !month) month = named;
      else if (/^\d{4}$/.test(word) && !year) year = word;
      else if (number && !day) day = number[1];
      else if (number && !year) year = number[1];
      /* "the 3rd of March": small words say nothing. */
      else if (named || /\d/.test(word) || word.length > 3) isDate = false;
    });
    return isDate && month ? days(day, month, year) : [];
  }

  /* Returns the number of a month from its name, in full or so much of it that it is clear. */
  function monthOf(word) {
    var at = Math.max(months.indexOf(word), shortMonths.indexOf(word));
    var begun = months.filter(function (month) { return month.indexOf(word) === 0; });
    if (at < 0 && word.length >= 3 && begun.length === 1) at = months.indexOf(begun[0]);
    return at + 1;
  }

  /* Returns a date in a form of its own, if there is such a day; of a year of two digits, two. */
  function days(day, month, year) {
    if (day > 31 || month < 1 || month > 12 || !/^(?:\d\d|\d{4})?$/.test(year)) return [];
    var years = year.length === 2 ? ["19" + year, "20" + year] : [year];
    return years.map(function (each) { return [each, Number(month), Number(day)].join("-"); });
  }
}
