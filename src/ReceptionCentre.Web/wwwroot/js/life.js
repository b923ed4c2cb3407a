// On a narrow screen the life line scrolls sideways: start where the work is, at today.
for (const line of document.querySelectorAll('.rc-life')) {
  const today = line.querySelector('.rc-life__today');
  if (!today || line.scrollWidth <= line.clientWidth) continue;
  const inside = today.getBoundingClientRect().left - line.getBoundingClientRect().left;
  line.scrollLeft = inside - line.clientWidth * 0.7;
}
