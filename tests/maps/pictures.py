"""Reads maps back: their pixels, and where the dots are."""

from io import BytesIO

from PIL import Image

from talkquiz.maps.outline_maps import MapPicture

Pixel = tuple[int, int]


def greys(picture: MapPicture) -> Image.Image:
    return Image.open(BytesIO(picture.png)).convert("L")


def black_blobs(picture: MapPicture, least: int, most: int) -> list[tuple[float, float]]:
    """Return the middles of round black shapes that are `least` to `most` pixels wide."""
    image = greys(picture)
    black = {
        (index % image.width, index // image.width)
        for index, grey in enumerate(image.tobytes())
        if grey < 30
    }
    found = []
    while black:
        blob = _joined(black.pop(), black)
        xs, ys = [x for x, _ in blob], [y for _, y in blob]
        width, height = max(xs) - min(xs) + 1, max(ys) - min(ys) + 1
        full = len(blob) / (width * height)
        if least <= width <= most and abs(width - height) < 3 and 0.7 < full < 0.85:
            found.append((sum(xs) / len(xs), sum(ys) / len(ys)))
    return sorted(found)


def _joined(start: Pixel, black: set[Pixel]) -> set[Pixel]:
    blob, edge = {start}, [start]
    while edge:
        x, y = edge.pop()
        near = {(x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)} & black
        black -= near
        blob |= near
        edge += near
    return blob
