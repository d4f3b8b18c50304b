// Copies what a link with data-salin carries. Without script or clipboard the link opens a page with the same text.
import { kabari } from "./kabar.js";

document.addEventListener("click", async (e) => {
  const tautan = e.target.closest("a[data-salin]");
  if (!tautan || !navigator.clipboard) return;
  e.preventDefault();
  try {
    await navigator.clipboard.writeText(tautan.dataset.salin);
    kabari("Disalin. Tempel di e-Kinerja BKN atau di lembar Excel.");
  } catch {
    location.assign(tautan.href);
  }
});
