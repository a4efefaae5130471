/** Gives the page the whole screen, where the device lets it; what is shown after that is shown on all of it. */
export async function takeScreen(): Promise<void> {
  try {
    await document.documentElement.requestFullscreen();
  } catch {
    // Phones of one make give it to films only: then the page as it is has to do.
  }
}

/** Gives the screen back. */
export function giveScreenBack(): void {
  if (document.fullscreenElement) void document.exitFullscreen().catch(() => {});
}
