// Page of one report and of one's feedback: being looked at is told to the server with a POST, never by the GET.
const csrf = document.querySelector('meta[name="csrf"]')?.content ?? "";

// Only a page that is really seen counts as read: not a tab opened in the background, not a prefetch.
const tandai = (unsur) => {
  fetch(unsur.dataset.tandai, { method: "POST", headers: { "X-CSRFToken": csrf, Accept: "application/json" } }).catch(() => {});
  delete unsur.dataset.tandai;
};
const lihat = () => {
  if (document.hidden) return;
  for (const u of document.querySelectorAll("[data-tandai]")) tandai(u);
};
document.addEventListener("visibilitychange", lihat);
lihat();
