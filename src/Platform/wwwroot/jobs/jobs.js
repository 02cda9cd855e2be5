// A part of a page that changes by itself is fetched anew and replaced: without a word, without moving what is being read,
// and not while the keyboard stands in it or the page is not looked at. A page that is done leaves no such part.
customElements.define('quiet-refresh', class extends HTMLElement {
  connectedCallback() {
    this.timer = setInterval(() => this.look(), 1000 * Number(this.dataset.seconds));
  }

  disconnectedCallback() {
    clearInterval(this.timer);
  }

  async look() {
    if (document.hidden || this.busy || this.contains(document.activeElement)) return;
    this.busy = true;
    try {
      const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
      if (answer.redirected) return location.assign(answer.url);
      if (!answer.ok) return;
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById(this.id);
      if (!fresh) return location.reload();
      // The focus may have come in while the answer was on its way.
      if (this.contains(document.activeElement) || fresh.innerHTML === this.innerHTML) return;
      if (fresh.localName === this.localName) this.replaceChildren(...fresh.childNodes);
      else this.replaceWith(fresh);
    } catch {
      // No answer: the next look tries again.
    } finally {
      this.busy = false;
    }
  }
});
