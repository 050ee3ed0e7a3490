// SQLite by RAII: Database, Statement, Transaction. Everything throws LedgerError, whose
// text names the file and what SQLite said. Only auditor/ledger includes SQLite.
// One connection belongs to one thread at a time, and to one process: never carry it
// over a fork.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace phiward {

// what() is one line: what happened, to which file, what to do.
class LedgerError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// The file is no database, a damaged one, or one with other tables.
class DamagedDatabase : public LedgerError {
 public:
  using LedgerError::LedgerError;
};

class Database;

// A prepared statement. Parameters count from 1, columns from 0. Must not outlive its
// Database. While it has rows left it holds a read lock: run or reset it.
class Statement {
 public:
  Statement(Database& database, std::string_view sql);
  Statement& bind(int parameter, std::int64_t value);
  Statement& bind(int parameter, std::string_view text);
  bool step();  // true while there is a row
  void run();   // steps to the end, and resets
  void reset();
  [[nodiscard]] int columns() const;
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] std::string text(int column) const;  // NULL reads as ""

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const noexcept;
  };
  Database& database_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

// read_write wants a file that is there and not empty; so does read_only, which never
// changes it. Disposable makes one like read_write_create, for what may be lost: other writers are
// not waited for, nothing is flushed, and rows may have up to 512 MiB.
enum class OpenMode : std::uint8_t { read_only, read_write, read_write_create, disposable };

class Database {
 public:
  // Makes the file with mode 0600 where asked to, and refuses to write one that others
  // may read or write. Waits up to 10 s for other writers. An append is on disk when its
  // transaction is committed (rollback journal, synchronous=EXTRA).
  Database(std::filesystem::path file, OpenMode mode);

  // A private database that spills to a nameless temporary file and ends with the object.
  static Database scratch();

  void execute(std::string_view sql);  // one or more statements, rows dropped
  [[nodiscard]] std::int64_t integer(std::string_view query);
  [[nodiscard]] std::string text(std::string_view query);  // of the first row's first column

  [[nodiscard]] const std::filesystem::path& file() const { return file_; }

  // Why others than its owner may touch the file; only ever set for read_only.
  [[nodiscard]] const std::optional<std::string>& exposure() const { return exposure_; }

  // A LedgerError "FILE: problem", for what callers find in the file.
  [[nodiscard]] LedgerError error(std::string_view problem) const;

 private:
  friend class Statement;
  friend class Transaction;
  struct Close {
    void operator()(sqlite3* handle) const noexcept;
  };
  Database() = default;
  void prepare_file(OpenMode mode);
  void open(const std::string& name, int flags, bool disposable = false);
  void use_rollback_journal();
  [[noreturn]] void fail(std::string_view doing) const;
  std::filesystem::path file_;
  std::optional<std::string> exposure_;
  std::unique_ptr<sqlite3, Close> handle_;
};

// Rolls back unless committed. `write` is BEGIN IMMEDIATE: from here to the end no other
// process appends. `read` sees one state of the file throughout, and holds writers up.
class Transaction {
 public:
  enum class Kind : std::uint8_t { read, write };
  explicit Transaction(Database& database, Kind kind = Kind::write);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  Database& database_;
  bool open_ = true;
};

}  // namespace phiward
