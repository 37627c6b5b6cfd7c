/* TalkQuiz options, version 2: the same order on both sides, and what was picked.
   The order follows from the note and the day, so that both sides of a card come to the same one
   by themselves; a day ends at four in the morning, when few people study. Order and picks are kept
   for the back, and the next front forgets them. */
(function () {
  var list = document.querySelector(".talkquiz .options");
  if (!list) return;
  var seed = list.getAttribute("data-seed");
  var pick = list.getAttribute("data-pick");
  var isBack = list.classList.contains("judged");
  var options = Array.prototype.slice.call(list.children);
  var places = options.map(function (_, place) { return place; });
  var card = isBack && sound(kept(seed)) || { seed: seed, order: order(), picks: [] };
  card.order.forEach(function (place) { list.appendChild(options[place]); });
  if (isBack) judge();
  else {
    keep(card);
    if (pick !== "none") offer();
  }

[[memory.js]]
  /* Returns the card if it is one that this list can have left: storage may hold anything. */
  function sound(card) {
    if (!card || !Array.isArray(card.order) || !Array.isArray(card.picks)) return null;
    var isOrder = card.order.length === places.length
      && places.every(function (place) { return card.order.indexOf(place) >= 0; });
    var isPicks = card.picks.every(function (place) { return places.indexOf(place) >= 0; });
    return isOrder && isPicks ? card : null;
  }

  function order() {
    var order = places.slice();
    if (list.hasAttribute("data-fixed")) return order;
    var next = numbers(seed + " " + today());
    for (var last = order.length - 1; last > 0; last -= 1) {
      var other = next() % (last + 1);
      var moved = order[last];
      order[last] = order[other];
      order[other] = moved;
    }
    return order;
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

  function letter(place) {
    return String.fromCharCode(65 + card.order.indexOf(place));
  }

  function offer() {
    var question = document.querySelector(".talkquiz .question");
    list.setAttribute("role", pick === "one" ? "radiogroup" : "group");
    list.setAttribute("aria-label", question ? question.textContent : "");
    list.classList.add("live");
    options.forEach(function (option, place) {
      /* Phones turn the card for a tap on anything else. */
      option.classList.add("tappable");
      option.setAttribute("role", pick === "one" ? "radio" : "checkbox");
      option.setAttribute("aria-label", letter(place) + ": " + option.textContent);
      option.addEventListener("click", function () { choose(place, true); });
    });
    show();
    document.addEventListener("keydown", press);
  }

  /* Anki's desktop takes Enter, Space, the digits and most letters before the page sees them; the
     arrows arrive. Up and down move through the options, and pick where one may be picked; left and
     right tick where several may. Enter and Space pick where they arrive: a second time they are
     left to Anki, which turns the card. */
  function press(event) {
    if (!list.isConnected) { document.removeEventListener("keydown", press); return; }
    var focused = options.indexOf(document.activeElement);
    var isElsewhere = focused < 0 && document.activeElement !== document.body;
    if (isElsewhere || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    var isAcross = event.key === "ArrowLeft" || event.key === "ArrowRight";
    var isTick = event.key === "Enter" || event.key === " " || (isAcross && pick !== "one");
    if (isTick) {
      if (focused < 0 || (!isAcross && card.picks.indexOf(focused) >= 0)) return;
      choose(focused, true);
    } else if (isAcross || event.key === "ArrowUp" || event.key === "ArrowDown") {
      var step = event.key === "ArrowUp" || event.key === "ArrowLeft" ? -1 : 1;
      move(focused < 0 ? card.picks[0] : focused, step);
    } else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  /* Moves by a step from a place; from none at all, to the first option or the last. */
  function move(from, step) {
    var at = from === undefined ? (step > 0 ? -1 : 0) : card.order.indexOf(from);
    var place = card.order[(at + step + options.length) % options.length];
    if (pick === "one") choose(place, false);
    else show(place);
    options[place].focus();
  }

  /* Picks an option; one that is picked already stays so, unless it is a `toggle`. */
  function choose(place, toggle) {
    var isPicked = card.picks.indexOf(place) >= 0;
    var others = card.picks.filter(function (each) { return pick !== "one" && each !== place; });
    card.picks = isPicked && toggle ? others : others.concat(place);
    keep(card);
    show(place);
  }

  /* Shows what is picked. Tab leads to one option of the group: `place`, or the first one. */
  function show(place) {
    var inReach = place === undefined ? card.order[0] : place;
    options.forEach(function (option, each) {
      var isOn = card.picks.indexOf(each) >= 0;
      option.classList.toggle("picked", isOn);
      option.setAttribute("aria-checked", String(isOn));
      option.tabIndex = each === inReach ? 0 : -1;
    });
  }

  function judge() {
    var result = document.querySelector(".talkquiz .result");
    var picked = card.order.filter(function (place) { return card.picks.indexOf(place) >= 0; });
    if (!result || !picked.length) return;
    var isRight = options.every(function (option, place) {
      return option.classList.contains("right") === (card.picks.indexOf(place) >= 0);
    });
    var reasons = picked.map(function (place) {
      var reason = options[place].querySelector(".reason");
      return reason ? reason.textContent : "";
    });
    picked.forEach(mark);
    result.classList.add(isRight ? "right" : "wrong");
    result.textContent = "[[picked]] " + picked.map(letter).join(", ") + ": "
      + (isRight ? "[[right]]." : "[[wrong]]. " + reasons.filter(Boolean).join(" "));
  }

  /* Says beside an option that it was picked. */
  function mark(place) {
    var said = document.createElement("b");
    said.className = "pick";
    said.textContent = "[[your-pick]]";
    options[place].classList.add("picked");
    options[place].querySelector(".verdict").after(said);
  }
})();
