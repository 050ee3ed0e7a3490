// STATE/cache.db: what earlier runs found out, to be forgotten at any time. It is no evidence:
// whatever is wrong with it (damaged, locked, of another program, no room, not to be written)
// reads as nothing known, and the file may be removed whenever no one uses it.
//
// Nothing in it is believed because it is there: each row has a keyed hash, made with the site's
// key, over its name, its stamp and its bytes. As findings, rows hold no value.
// One Cache belongs to one thread; several processes may use the file at once.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "auditor/engine/memory.hpp"
#include "auditor/ledger/site_key.hpp"

namespace phiward {

class Database;

class Cache : public Memory {
 public:
  static constexpr std::uint64_t kMostBytes = std::uint64_t{1} << 30;  // the oldest rows go first

  // `basis`: what everything kept depends on beside its stamp. The file is opened when it is
  // first asked for something.
  Cache(std::filesystem::path state_directory, const SiteKey& key, std::string basis,
        std::uint64_t most_bytes = kMostBytes);
  ~Cache() override;

  [[nodiscard]] std::optional<std::string> recall(std::string_view name,
                                                  std::string_view stamp) noexcept override;
  void keep(std::string_view name, std::string_view stamp,
            std::string_view bytes) noexcept override;
  [[nodiscard]] std::string concealed(std::string_view text) const override {
    return hash("concealed", text);
  }

 private:
  [[nodiscard]] Database& database();
  // Does `work`; whatever goes wrong, the next may find the file new, or is not done at all.
  template <class Work>
  void attempt(const Work& work) noexcept;
  void start_anew();
  [[nodiscard]] std::string hash(std::string_view part_of, std::string_view bytes) const;
  void store(const std::string& name, const std::string& stamp, std::string_view bytes);
  void make_room(std::string_view name, std::uint64_t bytes);

  std::filesystem::path file_;
  std::string key_;  // for keyed hashes, from the site's
  std::string basis_;
  std::uint64_t most_bytes_;
  std::unique_ptr<Database> database_;
  bool usable_ = true;
  bool new_ = false;
};

}  // namespace phiward
