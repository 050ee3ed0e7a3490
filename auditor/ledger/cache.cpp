#include "auditor/ledger/cache.hpp"

#include <optional>
#include <utility>

#include "auditor/ledger/database.hpp"
#include "auditor/ledger/digest.hpp"
#include "auditor/ledger/private_file.hpp"
#include "auditor/ledger/schema.hpp"
#include "auditor/ledger/sodium.hpp"

namespace phiward {
namespace {

namespace fs = std::filesystem;

// `kept` counts up; `bytes` stand last, so that the columns before are read without them.
constexpr std::string_view kSchema =
    "CREATE TABLE IF NOT EXISTS remembered (name TEXT NOT NULL PRIMARY KEY, stamp TEXT NOT NULL,"
    " seal TEXT NOT NULL, kept INTEGER NOT NULL, size INTEGER NOT NULL, bytes TEXT NOT NULL)";

void add(crypto_generichash_state& state, std::string_view bytes) {
  crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(bytes.data()),
                            bytes.size());
}

}  // namespace

Cache::Cache(fs::path state_directory, const SiteKey& key, std::string basis,
             std::uint64_t most_bytes)
    : file_(std::move(state_directory) / "cache.db"),
      key_(key.hmac("cache", "")),
      basis_(std::move(basis)),
      most_bytes_(most_bytes) {}

Cache::~Cache() { sodium_memzero(key_.data(), key_.size()); }

std::string Cache::hash(std::string_view part_of, std::string_view bytes) const {
  require_sodium();
  crypto_generichash_state state;
  crypto_generichash_init(&state, reinterpret_cast<const unsigned char*>(key_.data()), key_.size(),
                          Sha256{}.size());
  add(state, std::to_string(part_of.size()) + ' ');
  add(state, part_of);
  add(state, bytes);
  Sha256 digest{};
  crypto_generichash_final(&state, digest.data(), digest.size());
  return hex(digest);
}

// One that others may touch gives way to a new one, like a damaged one. So does a link, but never
// what it leads to: that may be the ledger.
Database& Cache::database() {
  if (database_) return *database_;
  if (fs::is_symlink(file_) || (fs::is_regular_file(file_) && exposure_of(file_))) {
    fs::remove(file_);
  }
  auto opened = std::make_unique<Database>(file_, OpenMode::disposable);
  if (is_ledger(*opened)) throw DamagedDatabase("a ledger stands in the place of the cache");
  opened->execute(kSchema);
  database_ = std::move(opened);
  return *database_;
}

void Cache::start_anew() {
  if (std::exchange(new_, true)) throw LedgerError("a new file is damaged, too");
  database_.reset();
  fs::remove(file_);
  fs::remove(file_.string() + "-journal");
}

template <class Work>
void Cache::attempt(const Work& work) noexcept {
  if (!usable_) return;
  usable_ = false;
  try {
    try {
      work();
    } catch (const DamagedDatabase&) {
      start_anew();
    }
    usable_ = true;
  } catch (...) {  // to know nothing is no error
  }
}

std::optional<std::string> Cache::recall(std::string_view name, std::string_view stamp) noexcept {
  std::optional<std::string> recalled;
  attempt([&] {
    const std::string name_hash = hash("name", name);
    const std::string stamp_hash = hash(basis_, stamp);
    Statement row(database(), "SELECT seal, bytes FROM remembered WHERE name = ?1 AND stamp = ?2");
    row.bind(1, name_hash).bind(2, stamp_hash);
    if (!row.step()) return;
    std::string bytes = row.text(1);
    if (row.text(0) == hash(name_hash + stamp_hash, bytes)) recalled = std::move(bytes);
  });
  return recalled;
}

void Cache::keep(std::string_view name, std::string_view stamp, std::string_view bytes) noexcept {
  if (bytes.size() > most_bytes_ / 2) return;
  attempt([&] { store(hash("name", name), hash(basis_, stamp), bytes); });
}

void Cache::store(const std::string& name, const std::string& stamp, std::string_view bytes) {
  Transaction transaction(database());
  make_room(name, bytes.size());
  Statement row(*database_,
                "INSERT OR REPLACE INTO remembered (name, stamp, seal, kept, size, bytes) SELECT"
                " ?1, ?2, ?3, coalesce(max(kept), 0) + 1, ?4, ?5 FROM remembered");
  row.bind(1, name).bind(2, stamp).bind(3, hash(name + stamp, bytes));
  row.bind(4, static_cast<std::int64_t>(bytes.size())).bind(5, bytes);
  row.run();
  transaction.commit();
}

void Cache::make_room(std::string_view name, std::uint64_t bytes) {
  Statement replaced(*database_, "DELETE FROM remembered WHERE name = ?1");
  replaced.bind(1, name).run();
  const auto most = static_cast<std::int64_t>(most_bytes_ - bytes);
  Statement oldest(*database_,
                   "DELETE FROM remembered WHERE kept IN (SELECT kept FROM (SELECT kept,"
                   " sum(size) OVER (ORDER BY kept DESC) AS up_to_here FROM remembered)"
                   " WHERE up_to_here > ?1)");
  oldest.bind(1, most).run();
}

}  // namespace phiward
