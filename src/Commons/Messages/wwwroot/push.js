// Notifications need a script: the browser is asked here, and what it hands over is sent by the page's own form.
customElements.define('push-form', class extends HTMLElement {
  connectedCallback() {
    if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window)) return;
    this.form = this.querySelector('form');
    this.says = this.querySelector('[role="status"]');
    this.form.hidden = false;
    this.querySelector('.push-unable').hidden = true;
    this.form.querySelector('button[type="button"]').addEventListener('click', () => this.ask());
  }

  async ask() {
    if (this.asking) return;
    this.asking = true;
    this.says.textContent = this.says.dataset.waiting;
    try {
      if (await Notification.requestPermission() !== 'granted') {
        this.says.textContent = this.says.dataset.denied;
        return;
      }
      await navigator.serviceWorker.register('/push-worker.js', { scope: '/' });
      const { pushManager } = await navigator.serviceWorker.ready;
      this.form.elements.subscription.value = JSON.stringify(await this.subscribe(pushManager));
      this.form.requestSubmit();
    } catch {
      this.says.textContent = this.says.dataset.failed;
    } finally {
      this.asking = false;
    }
  }

  // A subscription is bound to the city's key: one under an earlier key is ended, or the browser would refuse another.
  async subscribe(pushManager) {
    const key = Uint8Array.from(atob(this.dataset.key.replaceAll('-', '+').replaceAll('_', '/')), letter => letter.charCodeAt(0));
    const before = await pushManager.getSubscription();
    const bound = before?.options.applicationServerKey;
    if (bound && new Uint8Array(bound).every((byte, i) => byte === key[i])) return before;
    await before?.unsubscribe();
    return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  }
});
