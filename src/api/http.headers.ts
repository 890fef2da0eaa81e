// Security headers of every answer: nothing from another host may run in our pages, and no other page may frame them.
import type { IncomingMessage, ServerResponse } from "node:http";
import helmet from "helmet";

const setHeaders = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      "default-src": ["'self'"],
      "script-src": ["'self'"],
      // The explorer's editor writes styles into the page.
      "style-src": ["'self'", "'unsafe-inline'"],
      "worker-src": ["'self'", "blob:"],
      "img-src": ["'self'", "data:", "blob:"],
      "font-src": ["'self'", "data:"],
      "connect-src": ["'self'"],
      "frame-ancestors": ["'none'"],
      "base-uri": ["'none'"],
      "form-action": ["'none'"],
    },
  },
  // TLS, and the promise to keep to it, belong to the proxy in front.
  strictTransportSecurity: false,
  xFrameOptions: { action: "deny" },
});

export function setSecurityHeaders(request: IncomingMessage, response: ServerResponse): void {
  setHeaders(request, response, (error) => {
    if (error) throw error instanceof Error ? error : new Error("The security headers could not be set");
  });
}
