// Puts the options of a choice in another order each time they are asked, and keeps it for the answer.
(function () {
  var list = document.querySelector("ol.options");
  if (!list || list.className !== "options") return;
  var key = "mkdeck-order", order = null, answered = document.getElementById("answer");
  var items = Array.prototype.slice.call(list.children);
  if (answered) {
    try { order = JSON.parse(sessionStorage.getItem(key)) || window[key]; } catch (e) { order = window[key]; }
  } else {
    order = items.map(function (_, place) { return place; });
    for (var last = order.length - 1; last > 0; last--) {
      var other = Math.floor(Math.random() * (last + 1)), kept = order[last];
      order[last] = order[other];
      order[other] = kept;
    }
    window[key] = order;
    try { sessionStorage.setItem(key, JSON.stringify(order)); } catch (e) { /* a window without storage has window[key] */ }
  }
  if (!order || order.length !== items.length) return;
  order.forEach(function (place) { list.appendChild(items[place]); });
})();
