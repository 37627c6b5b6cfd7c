  /* What the front of a card leaves for its back. Where the page stays, it stays on the page; where
     the back is a new page, only the session's storage remembers. That may be refused, full or hold
     anything: then the card is as if nobody had touched it. */
  function keep(card) {
    window.talkquiz = card;
    try {
      sessionStorage.setItem("talkquiz", JSON.stringify(card));
    } catch (refused) { /* the page itself remembers */ }
  }

  function kept(seed) {
    var card = window.talkquiz;
    if (card && card.seed === seed) return card;
    try {
      card = JSON.parse(sessionStorage.getItem("talkquiz"));
    } catch (refused) { return null; }
    return card && card.seed === seed ? card : null;
  }
