-- Stores the state of one order's alerts together with its rows of the queue, if what is held is what the writer had read.
--
-- Guarantees: compare-and-set on the journal offset; storing again what is held is "stored" and leaves the same. Rows that the
-- order no longer has leave every list, rows it has are in exactly the lists that their state and forces name.
--
-- KEYS[1] root of the room (`…{desk}:`); the rest derives from it and shares its hash tag
-- ARGV[1] orderId
-- ARGV[2] journal offset of the last entry folded in
-- ARGV[3] journal offset the writer read, or '' for nothing held
-- ARGV[4] document
-- ARGV[5] rows, JSON: [{id, score, lists: [list, …], row: text}]; score = grade × 2^43 + raisedAt in ms
-- ARGV[6…] pairs: partition, floor (offset that the writer knows the position of the partition had reached)
-- Returns {1 stored | 0 superseded | -1 lost, position held, partition}
--
-- Atomic, because a list must never show an alert in two states or in none.
local root, orderId, applied, expected, document = KEYS[1], ARGV[1], tonumber(ARGV[2]), ARGV[3], ARGV[4]
-- version of the layout, applied, length of the rows
local HEAD, HEAD_BYTES = '>BI8I4', 13

for at = 6, #ARGV, 2 do
  local position = tonumber(redis.call('HGET', root .. 'pos', ARGV[at]) or 0)
  if position < tonumber(ARGV[at + 1]) then return {-1, position, ARGV[at]} end
end

local key = root .. 'd:' .. orderId
local held = redis.call('GET', key)
local heldOffset, heldRows, isRepeat = '', '[]', false
if held then
  local _, offset, length = struct.unpack(HEAD, held)
  heldOffset = string.format('%.0f', offset)
  heldRows = string.sub(held, HEAD_BYTES + 1, HEAD_BYTES + length)
  isRepeat = offset == applied and string.sub(held, HEAD_BYTES + length + 1) == document
end
if heldOffset ~= expected and not isRepeat then return {0, 0, ''} end

local wanted = {}
for _, row in ipairs(cjson.decode(ARGV[5])) do
  local lists = {}
  for _, list in ipairs(row.lists) do lists[list] = true end
  row.inLists = lists
  wanted[row.id] = row
end
for _, row in ipairs(cjson.decode(heldRows)) do
  local now = wanted[row.id]
  for _, list in ipairs(row.lists) do
    if not (now and now.inLists[list]) then redis.call('ZREM', root .. 'q:' .. list, row.id) end
  end
  if not now then redis.call('HDEL', root .. 'rows', row.id) end
end
for id, row in pairs(wanted) do
  for _, list in ipairs(row.lists) do redis.call('ZADD', root .. 'q:' .. list, string.format('%.0f', row.score), id) end
  redis.call('HSET', root .. 'rows', id, row.row)
end
redis.call('SET', key, struct.pack(HEAD, 1, applied, #ARGV[5]) .. ARGV[5] .. document)
return {1, 0, ''}
