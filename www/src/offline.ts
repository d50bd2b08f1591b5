// After the first visit the page needs no network. A new build is taken when the user says so.

import { askBeforeLeaving } from "./leaving";
import { notice } from "./notice";

export async function keepOffline(): Promise<void> {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  try {
    const registration = await navigator.serviceWorker.register("service-worker.js");
    const offer = (worker: ServiceWorker | null) => {
      if (worker === null || navigator.serviceWorker.controller === null) return;
      notice("A new version is ready.", { label: "Reload", stays: true, run: () => worker.postMessage("take over") });
    };
    offer(registration.waiting);
    registration.addEventListener("updatefound", () => {
      const worker = registration.installing;
      worker?.addEventListener("statechange", () => {
        if (worker.state === "installed") offer(worker);
      });
    });
    let hadController = navigator.serviceWorker.controller !== null;
    navigator.serviceWorker.addEventListener("controllerchange", () => {
      // The first worker takes a page that is up to date already.
      if (hadController) {
        // It was asked for, and the draft is kept.
        askBeforeLeaving(false);
        location.reload();
      }
      hadController = true;
    });
  } catch {
    // Private windows and plain http have none: the page works all the same.
  }
}
