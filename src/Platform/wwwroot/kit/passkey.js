// Passkeys need a script: the browser is asked here, and its answer is sent by the page's own form.
customElements.define('passkey-form', class extends HTMLElement {
  connectedCallback() {
    if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) return;
    this.form = this.querySelector('form');
    this.says = this.querySelector('.passkey-says');
    this.form.hidden = false;
    this.querySelector('.passkey-unable').hidden = true;
    this.form.querySelector('button[type="button"]').addEventListener('click', () => this.ask());
    // The Enter key in its field presses the button, not the form: without an answer there is nothing to send.
    this.form.addEventListener('keydown', event => {
      if (event.key !== 'Enter' || event.target.tagName !== 'INPUT') return;
      event.preventDefault();
      this.ask();
    });
  }

  async ask() {
    if (this.asking) return;
    this.asking = true;
    this.says.textContent = this.says.dataset.waiting;
    try {
      const asked = await fetch(this.dataset.question, { method: 'POST' });
      if (!asked.ok) throw new Error(asked.status);
      const { options, state } = await asked.json();
      const answer = this.dataset.ceremony === 'create'
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
      this.form.elements.answer.value = JSON.stringify(answer);
      this.form.elements.state.value = state;
      this.form.requestSubmit();
    } catch {
      // Cancelled, timed out or no passkey here: the browser does not tell which, so as not to tell who has one.
      this.says.textContent = this.says.dataset.failed;
    } finally {
      this.asking = false;
    }
  }
});
