// The triangle of forces as a drawing: no data, but the idea that the house is built on.
import { useWords } from "../language/language";
import { words } from "./words";

export function TriangleOfForces() {
  const say = useWords(words);
  return (
    <figure>
      <svg viewBox="0 0 440 330" role="img" aria-labelledby="triangle-title triangle-description">
        <title id="triangle-title">{say.triangleTitle}</title>
        <desc id="triangle-description">{say.triangleDescription}</desc>
        <path className="edge" d="M220 48 72 276h296z" />
        <g className="ties">
          <path d="M282 246 246 258M282 246 322 238M282 246 300 208M282 246 228 210M228 210 214 122M236 98 214 122M146 250 214 122M146 250 118 262M300 208 252 168M252 168 214 122M252 168 236 98" />
        </g>
        <g className="civil-society">
          <circle cx="282" cy="246" r="8" />
          <circle cx="322" cy="238" r="5" />
          <circle cx="300" cy="208" r="5" />
          <circle cx="330" cy="262" r="5" />
        </g>
        <g className="state">
          <circle cx="214" cy="122" r="8" />
          <circle cx="236" cy="98" r="5" />
          <circle cx="206" cy="88" r="5" />
        </g>
        <g className="economy">
          <circle cx="146" cy="250" r="8" />
          <circle cx="118" cy="262" r="5" />
          <circle cx="136" cy="222" r="5" />
        </g>
        <g className="between">
          <circle cx="246" cy="258" r="5" />
          <circle cx="228" cy="210" r="5" />
          <circle cx="252" cy="168" r="5" />
        </g>
        <circle className="middle" cx="220" cy="200" r="28" />
        <g className="corners">
          <circle className="state" cx="220" cy="48" r="13" />
          <circle className="economy" cx="72" cy="276" r="13" />
          <circle className="civil-society" cx="368" cy="276" r="13" />
          <text x="220" y="24">
            {say.state}
          </text>
          <text className="left" x="2" y="316">
            {say.economy}
          </text>
          <text className="right" x="438" y="316">
            {say.civilSociety}
          </text>
        </g>
      </svg>
      <figcaption>{say.triangleCaption}</figcaption>
    </figure>
  );
}
