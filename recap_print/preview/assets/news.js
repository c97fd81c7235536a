// News of saves. A browser gives one server six lines, whatever the number of its tabs, and pictures need some of them:
// one tab listens, and tells the others. When it is closed another takes its place.

const NAME = "recap-print-desk";

/** `tell` hears each serial as soon as it is shown, `live` whether the server answers. Ends with the page. */
export function hear(tell, live) {
  const heard = { serial: tell, live };
  // Where the browser knows neither (an address that is no loopback has no locks), each tab listens for itself.
  const air = navigator.locks && window.BroadcastChannel ? new BroadcastChannel(NAME) : null;
  const say = (what, value) => { heard[what](value); air?.postMessage([what, value]); };
  let source = null;

  const listen = () => {
    source = new EventSource("/events");
    source.addEventListener("shown", (event) => say("serial", JSON.parse(event.data).serial));
    source.addEventListener("error", () => say("live", false));
    source.addEventListener("open", () => say("live", true));
  };
  if (!air) listen();
  else {
    air.addEventListener("message", ({ data: [what, value] }) => heard[what]?.(value));
    navigator.locks.request(NAME, () => { listen(); return new Promise(() => {}); }).catch(() => {}); // a page that ends lets go
  }
  addEventListener("pagehide", () => source?.close());
}
