-- Stores the last track of each of many devices.
--
-- Guarantees: all or none; a repeat leaves the same tracks.
--
-- KEYS tracks (strings)
-- ARGV[1] how long a track is kept, ms
-- ARGV[2…] track of each key, JSON
-- Returns number of tracks
--
-- Atomic, because MSET cannot set an expiry and a track without one would keep somebody's whereabouts for ever.
for at = 1, #KEYS do redis.call('SET', KEYS[at], ARGV[at + 1], 'PX', ARGV[1]) end
return #KEYS
