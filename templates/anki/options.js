/* TalkQuiz options, version 1: the same order on both sides, and what was picked.
   Nothing is stored. The order follows from the note and the day, so that both sides of a card
   come to the same one by themselves; a day ends at four in the morning, when few people study.
   Where the page stays for the back, the order and the picks stay with it. */
(function () {
  var list = document.querySelector(".talkquiz .options");
  if (!list) return;
  var seed = list.getAttribute("data-seed");
  var pick = list.getAttribute("data-pick");
  var isBack = list.classList.contains("judged");
  var options = Array.prototype.slice.call(list.children);
  var kept = window.talkquiz;
  var card = isBack && kept && kept.seed === seed ? kept : { seed: seed, order: order(), picks: [] };
  window.talkquiz = card;
  card.order.forEach(function (place) { list.appendChild(options[place]); });
  if (isBack) judge();
  else if (pick !== "none") options.forEach(offer);

  function order() {
    var places = options.map(function (_, place) { return place; });
    if (list.hasAttribute("data-fixed")) return places;
    var next = numbers(seed + " " + today());
    for (var last = places.length - 1; last > 0; last -= 1) {
      var other = next() % (last + 1);
      var moved = places[last];
      places[last] = places[other];
      places[other] = moved;
    }
    return places;
  }

  function today() {
    var now = new Date();
    return Math.floor((now.getTime() / 60000 - now.getTimezoneOffset() - 240) / 1440);
  }

  /* FNV-1a of the text, then mulberry32. */
  function numbers(text) {
    var state = 2166136261;
    for (var at = 0; at < text.length; at += 1) {
      state = Math.imul(state ^ text.charCodeAt(at), 16777619);
    }
    return function () {
      state = (state + 1831565813) | 0;
      var mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
      return (mixed ^ (mixed >>> 14)) >>> 0;
    };
  }

  function offer(option, place) {
    list.setAttribute("role", pick === "one" ? "radiogroup" : "group");
    list.classList.add("live");
    option.setAttribute("role", pick === "one" ? "radio" : "checkbox");
    option.setAttribute("aria-checked", "false");
    option.tabIndex = 0;
    option.addEventListener("click", function () { choose(place); });
    option.addEventListener("keydown", function (event) {
      var isPick = event.key === "Enter" || event.key === " ";
      /* A second time the key turns the card, as everywhere else in Anki. */
      if (!isPick || card.picks.indexOf(place) >= 0) return;
      choose(place);
      event.preventDefault();
      event.stopPropagation();
    });
  }

  function choose(place) {
    var isPicked = card.picks.indexOf(place) >= 0;
    var others = card.picks.filter(function (each) { return pick !== "one" && each !== place; });
    card.picks = isPicked ? others : others.concat(place);
    options.forEach(function (option, each) {
      var isOn = card.picks.indexOf(each) >= 0;
      option.classList.toggle("picked", isOn);
      option.setAttribute("aria-checked", String(isOn));
    });
  }

  function judge() {
    var result = document.querySelector(".talkquiz .result");
    var picked = card.order.filter(function (place) { return card.picks.indexOf(place) >= 0; });
    if (!result || !picked.length) return;
    picked.forEach(function (place) { options[place].classList.add("picked"); });
    var letters = picked.map(function (place) {
      return String.fromCharCode(65 + card.order.indexOf(place));
    });
    var isRight = options.every(function (option, place) {
      return option.classList.contains("right") === (card.picks.indexOf(place) >= 0);
    });
    var reasons = picked.map(function (place) {
      var reason = options[place].querySelector(".reason");
      return reason ? reason.textContent : "";
    });
    result.classList.add(isRight ? "right" : "wrong");
    result.textContent = "[[picked]] " + letters.join(", ") + ": "
      + (isRight ? "[[right]]." : "[[wrong]]. " + reasons.filter(Boolean).join(" "));
  }
})();
