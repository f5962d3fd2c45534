-- Moves the position of one partition forward.
--
-- Guarantees: a position never goes back; a repeat changes nothing. When less is held than the writer knows was held (the
-- projection was emptied or failed over to an older copy), nothing moves: a position must never claim what is not there.
--
-- KEYS[1] positions of the projection (hash)
-- KEYS[2], KEYS[3] stream of changes and number of its last entry, where moves are announced (fields `n` number, `p` partition,
--   `v` next offset); absent: nowhere
-- ARGV[1] partition, `<topic>/<number>`
-- ARGV[2] next offset to read
-- ARGV[3] floor: offset that the writer knows the position had reached
-- ARGV[4] longest stream, entries (approximate)
-- Returns {1 held at least ARGV[2] | -1 lost, position held}
--
-- Atomic, because between a read and a write another process, or a failover, may change what is held.
local held = tonumber(redis.call('HGET', KEYS[1], ARGV[1]) or 0)
if held < tonumber(ARGV[3]) then return {-1, held} end
if held >= tonumber(ARGV[2]) then return {1, held} end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
if KEYS[2] then
  local number = redis.call('INCR', KEYS[3])
  redis.call('XADD', KEYS[2], 'MAXLEN', '~', ARGV[4], '*', 'n', number, 'p', ARGV[1], 'v', ARGV[2])
end
return {1, tonumber(ARGV[2])}
