// A drawing as PNG: the SVG, painted by the browser, so that both say the same, and as sharp as a projector wants. Of a crowd of ties,
// which would take the browser half a minute, what stands on the page is copied instead.
import { type Scene, svg } from "./saving.svg";

const SHARPNESS = 2;
/** Browsers refuse larger canvases. */
const SIDE_MAX = 8000;
const TIES_PAINTED_MAX = 1000;

/** `layers` are the canvases of the page, lowest first, with what they show in this very moment. */
export async function png(scene: Scene, layers: () => readonly HTMLCanvasElement[]): Promise<Blob> {
  const isCrowd = scene.ties.length > TIES_PAINTED_MAX;
  const picture = svg(isCrowd ? { ...scene, ties: [], marks: [], names: [] } : scene);
  const address = URL.createObjectURL(new Blob([picture], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const scale = Math.min(SHARPNESS, SIDE_MAX / Math.max(image.naturalWidth, image.naturalHeight));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(image.naturalWidth * scale);
    canvas.height = Math.round(image.naturalHeight * scale);
    const context = canvas.getContext("2d")!;
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    if (isCrowd) {
      for (const layer of layers()) context.drawImage(layer, 0, 0, scene.width * scale, scene.height * scale);
    }
    return await new Promise<Blob>((resolve, reject) => {
      canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new Error("The picture could not be painted."))),
        "image/png",
      );
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}
