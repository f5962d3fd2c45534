-- Finds the orders under each of many index keys, and under both of each two, in one round trip.
--
-- Guarantees: everything is read at the same instant. Changes nothing.
--
-- KEYS[1] root of the room (`…{orders}:`)
-- ARGV[1] index keys, 8 bytes each, joined
-- ARGV[2] pairs of keys of many orders, 16 bytes each, joined
-- ARGV[3] most orders of a pair, and of a blocking key (one whose last bit is 1); 0: no cap
-- ARGV[4] of the key of a pair that has fewer orders, so many of the newest are looked up in the other
-- ARGV[5…] pairs: partition, next offset that the index must hold of it
-- Returns {how many keys were answered, place, orderId, place, orderId, …}: hits only, places from 0, pairs after the keys. Of a key
--   over the cap {… -1 - place, how many orders it has, …} and the newest. Or {-1, partition, position held}: it holds less
--
-- A script, because the entries lie in 65,536 bucketed hashes and no variadic command reads across hashes; one flat answer,
-- because most keys find nothing. Bounded: the caller asks for at most 1,000 keys or one pair, and for the rest again when MOST_HITS
-- were found.
local call, sub, unpackRef = redis.call, string.sub, struct.unpack
local root, keys, both, most, window = KEYS[1], ARGV[1], ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4])
local buckets, many, names = root .. 'k:', root .. 's:', root .. 'n:'
local found, at, count = {0}, 1, #keys / 8
local MOST_HITS, AT_ONCE = 5000, 1000

-- In the same instant as the answer: an index that was emptied since the asker looked must not say "no such order".
for at = 5, #ARGV, 2 do
  local held = tonumber(call('HGET', root .. 'pos', ARGV[at]) or 0)
  if held < tonumber(ARGV[at + 1]) then return {-1, ARGV[at], held} end
end

local function tell(place, fact)
  found[at + 1], found[at + 2] = place, fact
  at = at + 2
end

local function hit(place, number)
  local orderId = call('HGET', names .. math.floor(number / 64), number % 64)
  if orderId then tell(place, orderId) end
end

local function inlined(place, refs, cap)
  local numbers = {}
  for ref = 1, #refs, 4 do numbers[#numbers + 1] = unpackRef('>I4', refs, ref) end
  if cap > 0 and #numbers > cap then
    tell(-1 - place, #numbers)
    table.sort(numbers, function(a, b) return a > b end)
  else
    cap = #numbers
  end
  for index = 1, cap do hit(place, numbers[index]) end
end

local function listed(place, set, cap)
  local total = cap > 0 and call('ZCARD', set) or 0
  if total > cap then tell(-1 - place, total) end
  for _, number in ipairs(call('ZREVRANGE', set, 0, total > cap and cap - 1 or -1)) do hit(place, tonumber(number)) end
end

local function shared(place, one, other)
  if call('ZCARD', other) < call('ZCARD', one) then one, other = other, one end
  local newest, missing = call('ZREVRANGE', one, 0, window - 1), most
  for from = 1, #newest, AT_ONCE do
    local scores = call('ZMSCORE', other, unpack(newest, from, math.min(from + AT_ONCE - 1, #newest)))
    for index, score in ipairs(scores) do
      if score then
        hit(place, tonumber(newest[from + index - 1]))
        missing = missing - 1
        if missing == 0 then return end
      end
    end
  end
end

for place = 0, count - 1 do
  if at > 2 * MOST_HITS then
    found[1] = place
    return found
  end
  local key = sub(keys, place * 8 + 1, place * 8 + 8)
  local cap = string.byte(key, 8) % 2 == 1 and most or 0
  local refs = call('HGET', buckets .. sub(key, 1, 2), sub(key, 3))
  if refs == '' then
    listed(place, many .. key, cap)
  elseif refs then
    inlined(place, refs, cap)
  end
end
for pair = 0, #both / 16 - 1 do
  local one, other = sub(both, pair * 16 + 1, pair * 16 + 8), sub(both, pair * 16 + 9, pair * 16 + 16)
  shared(count + pair, many .. one, many .. other)
end
found[1] = count
return found
