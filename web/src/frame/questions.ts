// Whom the key in this tab stands for.
import { graphql } from "../api/question";

export const VIEWER = graphql(`
  query Viewer {
    viewer {
      role
      sees
      key {
        name
        expiresAt
      }
    }
  }
`);
