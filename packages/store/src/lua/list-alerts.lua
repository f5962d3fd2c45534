-- Reads one page of the alert queue: the lists given, merged, from after the cursor.
--
-- Guarantees: all lists are read at the same instant, so that no alert is seen in two states; the order is by score (grade,
-- then raisedAt), then by the bytes of the alertId; an alert that stands in several of the lists comes once. Changes nothing.
--
-- KEYS[1] rows (hash: alertId -> row as JSON)
-- KEYS[2…] lists (sorted sets of alertIds)
-- ARGV[1] lowest score
-- ARGV[2] highest score
-- ARGV[3] most rows
-- ARGV[4] '' or the score of the cursor
-- ARGV[5] alertId of the cursor: rows up to and including it are left out
-- Returns rows, in order
--
-- Atomic for the sake of the guarantee. Reads about ARGV[3] entries of each list, never a whole one.
local low, high, most, cursorScore, cursorId = ARGV[1], ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4]), ARGV[5]
if cursorScore then low = ARGV[4] end

-- Not `<`: that follows the server's locale, which sorts neither like a sorted set nor like the other adapter.
local function before(a, b)
  for at = 1, math.min(#a, #b) do
    local x, y = string.byte(a, at), string.byte(b, at)
    if x ~= y then return x < y end
  end
  return #a < #b
end

local entries, known = {}, {}
for list = 2, #KEYS do
  local taken, from = 0, 0
  while taken < most do
    local found = redis.call('ZRANGE', KEYS[list], low, high, 'BYSCORE', 'LIMIT', from, most, 'WITHSCORES')
    for at = 1, #found, 2 do
      local id, score = found[at], tonumber(found[at + 1])
      if taken < most and (score ~= cursorScore or before(cursorId, id)) then
        if not known[id] then entries[#entries + 1] = {id = id, score = score} end
        known[id] = true
        taken = taken + 1
      end
    end
    if #found < most * 2 then break end
    from = from + most
  end
end
table.sort(entries, function(a, b)
  if a.score ~= b.score then return a.score < b.score end
  return before(a.id, b.id)
end)

local ids = {}
for at = 1, math.min(most, #entries) do ids[at] = entries[at].id end
if #ids == 0 then return {} end
return redis.call('HMGET', KEYS[1], unpack(ids))
