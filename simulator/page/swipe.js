const enough = 52;
const most = 76;

/**
 * Lets a bubble be dragged to the right to answer it, with finger or mouse. One listener for the whole log; a drag that begins
 * upwards is a scroll and one that begins on a control is left alone.
 */
export function watchSwipes(log, onReply) {
  let drag = null;

  log.addEventListener('pointerdown', (event) => {
    const bubble = event.target.closest('.bubble');
    if (!bubble || event.button > 0 || event.target.closest('button, a, input, video, .cards')) return;
    drag = { bubble, x: event.clientX, y: event.clientY, id: event.pointerId, moving: false };
  });

  log.addEventListener('pointermove', (event) => {
    if (!drag || event.pointerId !== drag.id) return;
    const [right, down] = [event.clientX - drag.x, Math.abs(event.clientY - drag.y)];
    if (!drag.moving) {
      if (down > 12 && down > right) drag = null;
      if (!drag || right < 10 || right < down * 1.5) return;
      drag.moving = true;
      log.setPointerCapture(event.pointerId);
      getSelection()?.removeAllRanges();
      log.classList.add('is-swiping');
    }
    const way = Math.min(Math.max(right, 0), most);
    drag.bubble.style.translate = `${way}px 0`;
    drag.bubble.parentElement.classList.toggle('is-answering', way >= enough);
  });

  const end = (event) => {
    if (!drag || event.pointerId !== drag.id) return;
    const { bubble, moving } = drag;
    drag = null;
    if (!moving) return;
    const answered = bubble.parentElement.classList.contains('is-answering') && event.type === 'pointerup';
    log.classList.remove('is-swiping');
    bubble.parentElement.classList.remove('is-answering');
    bubble.style.translate = '';
    if (answered) onReply(bubble.dataset.messageId);
  };
  log.addEventListener('pointerup', end);
  log.addEventListener('pointercancel', end);
}
