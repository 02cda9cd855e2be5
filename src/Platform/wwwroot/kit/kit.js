// Enhancements of pages that work without them. No sentence stands here: what is said comes from the page.

// After a refused form the reader should hear what is wrong, not the top of the page again.
customElements.define('error-summary', class extends HTMLElement {
  connectedCallback() {
    // Who follows one of its lines to another page goes there, and not back to the top.
    if (location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)))) return;
    const summary = this.querySelector('[tabindex="-1"]');
    summary?.focus({ preventScroll: true });
    summary?.scrollIntoView({ block: 'start' });
  }
});

// Shows the pictures that were chosen, so that a blurred receipt is seen before it is sent.
customElements.define('file-preview', class extends HTMLElement {
  connectedCallback() {
    this.addEventListener('change', () => this.show());
  }

  show() {
    this.querySelector('.preview')?.remove();
    const pictures = [...this.querySelector('input').files].filter(f => f.type.startsWith('image/'));
    if (pictures.length === 0) return;
    const list = document.createElement('ul');
    list.className = 'preview';
    list.append(...pictures.map(picture));
    this.append(list);
  }
});

function picture(file) {
  const item = document.createElement('li');
  const image = document.createElement('img');
  // The name stands beside it, and is all that is known about the picture.
  image.alt = '';
  image.src = URL.createObjectURL(file);
  image.addEventListener('load', () => URL.revokeObjectURL(image.src));
  // A format that this browser can't draw is still sent; only its name is shown.
  image.addEventListener('error', () => image.remove());
  item.append(image, file.name);
  return item;
}

// Where the browser knows its position, it is one press away. Without script the two fields are typed.
customElements.define('own-position', class extends HTMLElement {
  connectedCallback() {
    if (!('geolocation' in navigator)) return;
    const button = this.querySelector('button');
    button.hidden = false;
    button.addEventListener('click', () => this.ask());
  }

  ask() {
    const said = this.querySelector('[role="status"]');
    said.textContent = said.dataset.asking;
    navigator.geolocation.getCurrentPosition(
      place => {
        // Six places are eleven centimetres.
        this.fill('lat', place.coords.latitude.toFixed(6));
        this.fill('lon', place.coords.longitude.toFixed(6));
        said.textContent = said.dataset.done;
      },
      () => { said.textContent = said.dataset.failed; },
      { enableHighAccuracy: true, timeout: 15000 });
  }

  fill(name, degrees) {
    const field = document.getElementById(this.getAttribute(name));
    field.value = degrees;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
});

// A postcode of the city begins the address: 198-0043 is 東京都青梅市千ヶ瀬町. What she has typed herself is never written over.
customElements.define('postcode-address', class extends HTMLElement {
  connectedCallback() {
    this.code = this.querySelector('input');
    this.address = document.getElementById(this.getAttribute('for'));
    this.code.addEventListener('input', () => this.ask());
  }

  async ask() {
    const digits = this.code.value.normalize('NFKC').replace(/[^0-9]/g, '');
    if (digits.length !== 7 || digits === this.asked) return;
    this.asked = digits;
    const answer = await fetch('/api/postcodes/' + digits).catch(() => null);
    if (digits !== this.asked) return;
    if (!answer) this.asked = null;
    const own = this.address.value !== '' && this.address.value !== this.filled;
    if (!answer || own) return;
    // A postcode of elsewhere takes away what an earlier one has filled in.
    this.fill(answer.ok ? (await answer.json()).address : '');
  }

  fill(address) {
    this.filled = address;
    const said = this.querySelector('[role="status"]');
    said.textContent = address === '' ? '' : said.dataset.done;
    if (this.address.value === address) return;
    this.address.value = address;
    this.address.dispatchEvent(new Event('input', { bubbles: true }));
  }
});

// Where the browser can draw, the point is shown on a map. Nothing of the map is fetched before it is asked for.
customElements.define('point-map', class extends HTMLElement {
  connectedCallback() {
    if (this.button) return;
    this.button = document.getElementById(this.getAttribute('button'));
    this.button.hidden = false;
    this.button.addEventListener('click', () => this.turn());
  }

  turn() {
    const place = this.querySelector('.point-place');
    this.open(place.hidden);
    if (!place.hidden) this.drawn ??= this.draw();
  }

  async draw() {
    const said = this.querySelector('[role="status"]');
    said.textContent = this.dataset.loading;
    try {
      const { draw } = await import('./point-map.js');
      await draw(this);
      if (said.textContent === this.dataset.loading) said.textContent = '';
    } catch {
      // No way to draw, or nothing came: the numbers are typed, or the place is told in words.
      this.open(false);
      this.querySelector('.point-frame').replaceChildren();
      this.drawn = null;
      said.textContent = this.dataset.failed;
    }
  }

  open(open) {
    for (const part of this.querySelectorAll('.point-place, .point-credit')) part.hidden = !open;
    this.button.setAttribute('aria-expanded', String(open));
  }
});

// A second press while the first is on its way sends nothing. The server would answer it with the same receipt anyway;
// this spares the wait. aria-disabled and not disabled: focus stays on the button, and its value is sent.
const sending = new WeakSet();

document.addEventListener('submit', event => {
  const form = event.target;
  if (form.method !== 'post') return;
  if (sending.has(form)) {
    event.preventDefault();
    return;
  }
  sending.add(form);
  mark(form, true);
  // A form that answers with a file leaves the page standing: after a while it can be sent again.
  setTimeout(() => release(form), 15000);
});

// Back from the browser's cache, the page is as it was left: with its buttons waiting.
window.addEventListener('pageshow', event => {
  if (event.persisted) for (const form of document.forms) release(form);
});

function release(form) {
  sending.delete(form);
  mark(form, false);
}

function mark(form, busy) {
  for (const button of form.querySelectorAll('button[type="submit"]')) {
    if (busy) button.setAttribute('aria-disabled', 'true');
    else button.removeAttribute('aria-disabled');
  }
  for (const said of form.querySelectorAll('[data-sending]')) said.textContent = busy ? said.dataset.sending : '';
}
