// Shows what the city announces while no page of it is open. Nothing is kept here, and no page is answered by it.
self.addEventListener('push', event => {
  let notice;
  try {
    notice = event.data.json();
  } catch {
    return;
  }
  // The same tag replaces what stands there: a message that was sent twice is seen once.
  event.waitUntil(self.registration.showNotification(notice.title, { body: notice.body, tag: notice.tag, data: notice.link }));
});

self.addEventListener('notificationclick', event => {
  event.notification.close();
  const page = new URL(event.notification.data ?? '/my/messages', self.location.origin);
  if (page.origin === self.location.origin) event.waitUntil(self.clients.openWindow(page.href));
});
