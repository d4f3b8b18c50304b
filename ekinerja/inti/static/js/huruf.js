// Runs before the first paint: the size of letters this person chose on this device.
(() => {
  try {
    const huruf = localStorage.getItem("huruf");
    if (huruf) document.documentElement.dataset.huruf = huruf;
  } catch { /* storage is switched off: the usual size */ }
})();
