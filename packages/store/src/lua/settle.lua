-- Counts a stretch of events: the running account of a partition and the first decision on each event change together.
--
-- Guarantees: a stretch that is counted already (the account reaches no further than the one held) changes nothing; the first
-- decision on an event stands until it is forgotten.
--
-- KEYS[1] root of the room (`…{matcher}:`); the rest derives from it and shares its hash tag
-- ARGV[1] partition, `<topic>/<number>`
-- ARGV[2] next offset of the account
-- ARGV[3] account as JSON
-- ARGV[4] slice of time that the decisions belong to (a number that only grows)
-- ARGV[5] when the slice may be dropped, epoch ms
-- ARGV[6] now, epoch ms
-- ARGV[7] event keys, 8 bytes each, joined
-- ARGV[8] decisions, one digit each, in the same order
-- Returns 1 settled | 0 counted already
--
-- Atomic, because an account without its decisions would count the repeat of an event as something else than its first.
local root, keys, decisions = KEYS[1], ARGV[7], ARGV[8]
local held = redis.call('HGET', root .. 'accounts', ARGV[1])
if held and cjson.decode(held).nextOffset >= tonumber(ARGV[2]) then return 0 end
redis.call('HSET', root .. 'accounts', ARGV[1], ARGV[3])
if #keys == 0 then return 1 end

redis.call('ZREMRANGEBYSCORE', root .. 'slices', '-inf', ARGV[6])
redis.call('ZADD', root .. 'slices', 'GT', ARGV[5], ARGV[4])
local slices = redis.call('ZRANGE', root .. 'slices', 0, -1)
local function bucket(slice, key) return root .. 'e:' .. slice .. ':' .. string.sub(key, 1, 2) end

for index = 0, #decisions - 1 do
  local key = string.sub(keys, index * 8 + 1, index * 8 + 8)
  local field, seen = string.sub(key, 3), false
  for _, slice in ipairs(slices) do
    if redis.call('HEXISTS', bucket(slice, key), field) == 1 then
      seen = true
      break
    end
  end
  if not seen then
    local own = bucket(ARGV[4], key)
    redis.call('HSET', own, field, string.sub(decisions, index + 1, index + 1))
    -- Whole buckets are forgotten, not entries: an expiry each would take more memory than the entry.
    if redis.call('HLEN', own) == 1 then redis.call('PEXPIRE', own, ARGV[5] - ARGV[6]) end
  end
end
return 1
