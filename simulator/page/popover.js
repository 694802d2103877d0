/**
 * Puts `panel` beside `anchor`, inside `box` (a phone's screen, or the page), above it if there is room and else below. It closes on
 * Escape, on a press elsewhere or on the anchor and through the function returned; the focus goes back to the anchor.
 */
export function openPopover(panel, anchor, box) {
  const isOpen = anchor.getAttribute('aria-expanded') === 'true';
  box.querySelector(':scope > .popover')?.dispatchEvent(new Event('dismiss'));
  if (isOpen) return () => {};
  panel.classList.add('popover');
  box.append(panel);
  anchor.setAttribute('aria-expanded', 'true');
  // The caller fills the panel after this; its size is known in the next frame.
  const resized = new ResizeObserver(() => placeBeside(panel, anchor, box));
  resized.observe(panel);

  const watching = new AbortController();
  const options = { signal: watching.signal, capture: true };
  const closeOutside = (event) => panel.contains(event.target) || anchor.contains(event.target) || close();
  const closeOnEscape = (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    close();
  };
  document.addEventListener('pointerdown', closeOutside, options);
  document.addEventListener('keydown', closeOnEscape, options);
  panel.addEventListener('dismiss', close, options);
  return close;

  function close() {
    if (watching.signal.aborted) return;
    watching.abort();
    resized.disconnect();
    panel.remove();
    anchor.setAttribute('aria-expanded', 'false');
    if (anchor.isConnected) anchor.focus({ preventScroll: true });
  }
}

function placeBeside(panel, anchor, box) {
  const margin = 8;
  const [at, room] = [anchor.getBoundingClientRect(), box.getBoundingClientRect()];
  const { offsetWidth: width, offsetHeight: height } = panel;
  const left = Math.min(Math.max(at.left + at.width / 2 - width / 2, room.left + margin), room.right - width - margin);
  const above = at.top - height - margin;
  const top = above > room.top + margin ? above : Math.min(at.bottom + margin, room.bottom - height - margin);
  panel.style.left = `${left - room.left}px`;
  panel.style.top = `${top - room.top}px`;
}
