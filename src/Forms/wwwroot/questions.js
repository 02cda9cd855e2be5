// Questions that are asked only of some, on a page that stands open: the server says which, and they come and go where they stand.
// Without script the page comes back with them. Nothing here decides anything: whoever presses next before the answer is there gets
// it with the next page. No sentence stands here: what is said comes from the server.

customElements.define('live-questions', class extends HTMLElement {
  #latest = 0;
  #timer;
  #waiting;

  connectedCallback() {
    this.addEventListener('input', event => this.changed(event));
    this.addEventListener('change', event => this.changed(event));
    // A page that the browser has brought back may hold other answers than those it was made with.
    window.addEventListener('pageshow', () => {
      if ([...this.querySelectorAll('[data-asks] :is(input, select, textarea)')].some(wasChanged)) this.ask();
    });
  }

  changed(event) {
    if (!event.target.closest('[data-asks]')) return;
    clearTimeout(this.#timer);
    // Whoever types is not asked at each letter; whoever has chosen waits for nothing.
    const types = event.type === 'input' && event.target.matches('textarea, input:not([type="radio"], [type="checkbox"])');
    this.#timer = setTimeout(() => this.ask(), types ? 400 : 50);
  }

  async ask() {
    const asked = ++this.#latest;
    this.#waiting?.abort();
    this.#waiting = new AbortController();
    const typed = new URLSearchParams();
    for (const [name, value] of new FormData(this.closest('form'))) if (typeof value === 'string') typed.append(name, value);
    try {
      const answer = await fetch(this.getAttribute('check'), { method: 'POST', body: typed, signal: this.#waiting.signal, headers: { Accept: 'application/json' } });
      if (!answer.ok) return;
      const checked = await answer.json();
      // A late answer to what has changed since is not shown over a newer one.
      if (asked === this.#latest) this.show(checked);
    } catch {
      // Without an answer the page stays as it is, and the next press brings what it should have shown.
    }
  }

  show({ items, says }) {
    for (const item of items) {
      if (item.value !== undefined && item.value !== null) this.reckon(item);
      const box = this.querySelector(`[data-item="${CSS.escape(item.path)}"]`);
      if (!box) continue;
      if (box.localName === 'fieldset') this.place(box, item);
      this.require(box, item.required);
    }

    for (const section of this.querySelectorAll('.section')) section.hidden = [...section.children].every(child => child.matches('legend, .field-help, input[type="hidden"], [hidden]'));
    const said = this.querySelector(':scope > [role="status"]');
    if (says) said.textContent = says;
  }

  // What was typed in it before it is hidden is still sent, and kept.
  place(box, item) {
    box.hidden = !item.shown;
    if (item.shown) box.disabled = false;
    const marker = this.querySelector(`input[name="${CSS.escape(item.path)}.hidden"]`);
    if (marker) marker.disabled = item.shown;
  }

  require(box, required) {
    for (const mark of box.querySelectorAll('[data-mark]')) if (mark.closest('[data-item]') === box) mark.hidden = (mark.dataset.mark === 'required') !== required;
    for (const control of box.querySelectorAll('[aria-required]')) if (control.closest('[data-item]') === box) control.setAttribute('aria-required', String(required));
  }

  reckon(item) {
    const place = document.getElementById(item.path.replaceAll('.', '-'));
    // Made by the server out of its own texts, with everything in them encoded.
    if (place && place.innerHTML !== item.value) place.innerHTML = item.value;
  }
});

function wasChanged(control) {
  if (control.type === 'radio' || control.type === 'checkbox') return control.checked !== control.defaultChecked;
  if (control.localName === 'select') return [...control.options].some(option => option.selected !== option.defaultSelected) && control.options[control.selectedIndex] !== control.options[0];
  return control.type !== 'hidden' && control.type !== 'file' && control.value !== control.defaultValue;
}
