// Night mode and phone width, which the browser remembers.

const darkSystem = window.matchMedia("(prefers-color-scheme: dark)");

function remembered(setting) {
  try {
    return localStorage.getItem(`mkdeck preview ${setting}`);
  } catch {
    return null; // a browser may keep nothing for a file
  }
}

function remember(setting, value) {
  try {
    localStorage.setItem(`mkdeck preview ${setting}`, value);
  } catch {
    // Then the choice holds until the page is closed.
  }
}

function isNight() {
  return document.documentElement.dataset.theme === "dark";
}

function setNight(night) {
  document.documentElement.dataset.theme = night ? "dark" : "light";
  $("night").setAttribute("aria-pressed", night);
  showSide();
}

function setPhone(phone) {
  document.body.classList.toggle("phone", phone);
  $("phone").setAttribute("aria-pressed", phone);
}

function followSystem() {
  if (remembered("night") === null) setNight(darkSystem.matches);
}

function startSettings() {
  setNight(remembered("night") === null ? darkSystem.matches : remembered("night") === "true");
  setPhone(remembered("phone") === "true");
  darkSystem.addEventListener("change", followSystem);
  $("night").addEventListener("click", () => {
    setNight(!isNight());
    remember("night", isNight());
  });
  $("phone").addEventListener("click", () => {
    setPhone(!document.body.classList.contains("phone"));
    remember("phone", document.body.classList.contains("phone"));
  });
}
