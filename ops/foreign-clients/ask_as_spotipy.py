"""What Spotify withdrew, asked by spotipy of an EchoTune that runs."""

import os

import spotipy
from spotipy.oauth2 import SpotifyClientCredentials

address = os.environ["ECHOTUNE_URL"]


class Credentials(SpotifyClientCredentials):
    OAUTH_TOKEN_URL = f"{address}/api/token"


spotify = spotipy.Spotify(
    auth_manager=Credentials(client_id="spotipy", client_secret=os.environ["ECHOTUNE_KEY"])
)
spotify.prefix = f"{address}/v1/"

genres = spotify.recommendation_genre_seeds()["genres"]
assert genres, "no genre seeds"

by_genre = spotify.recommendations(seed_genres=genres[:2], limit=10)
assert len(by_genre["tracks"]) == 10, by_genre
assert all(seed["type"] == "genre" for seed in by_genre["seeds"]), by_genre["seeds"]

ids = [track["uri"].split(":")[-1] for track in by_genre["tracks"] if track["uri"]][:3]
by_track = spotify.recommendations(seed_tracks=ids, limit=5, min_popularity=0)
assert by_track["tracks"], by_track

features = spotify.audio_features(ids)
assert len(features) == len(ids), features
print("spotipy: genres, recommendations and audio features")
