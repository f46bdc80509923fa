"""What works without a network: the manifest, the service worker, and the page that says one is offline."""
