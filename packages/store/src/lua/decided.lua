-- Reads the first decision on each of many events in one round trip.
--
-- Guarantees: all are read at the same instant. Changes nothing.
--
-- KEYS[1] root of the room (`…{matcher}:`)
-- ARGV[1] event keys, 8 bytes each, joined
-- ARGV[2] now, epoch ms
-- Returns one character an event, in order: the decision's digit, or '-' for not seen
--
-- A script, because the entries lie in bucketed hashes by slice of time and no variadic command reads across hashes.
-- Bounded by the caller: at most 1,000 keys a call.
local root, keys = KEYS[1], ARGV[1]
local slices = redis.call('ZRANGE', root .. 'slices', '+inf', '(' .. ARGV[2], 'BYSCORE', 'REV')
local answers = {}
for index = 0, #keys / 8 - 1 do
  local from = index * 8
  local answer = '-'
  for _, slice in ipairs(slices) do
    local found = redis.call('HGET', root .. 'e:' .. slice .. ':' .. string.sub(keys, from + 1, from + 2), string.sub(keys, from + 3, from + 8))
    if found then
      answer = found
      break
    end
  end
  answers[index + 1] = answer
end
return table.concat(answers)
