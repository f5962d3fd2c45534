-- Where the stream of changes stands, and how much of the log the index holds at that instant.
--
-- Guarantees: both are of the same instant. Changes nothing.
--
-- KEYS[1] root of the room (`…{orders}:`)
-- Returns {id of the last entry, its number, partition, next offset, partition, next offset, …}
--
-- Atomic, because a position that was read later than the stream would claim keys that were told in between.
local root = KEYS[1]
local last = redis.call('XREVRANGE', root .. 'changes', '+', '-', 'COUNT', 1)
local answer = {last[1] and last[1][1] or '0-0', tonumber(redis.call('GET', root .. 'told') or 0)}
for _, field in ipairs(redis.call('HGETALL', root .. 'pos')) do answer[#answer + 1] = field end
return answer
