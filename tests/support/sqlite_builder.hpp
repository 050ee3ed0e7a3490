// Makes a SQLite database in memory.
#pragma once

#include <cstring>
#include <memory>
#include <sqlite3.h>
#include <stdexcept>
#include <string>

namespace phiward::test {

// The database file that these statements make.
inline std::string sqlite_of(const std::string& statements) {
  sqlite3* opened = nullptr;
  const int status = sqlite3_open(":memory:", &opened);
  const std::unique_ptr<sqlite3, int (*)(sqlite3*)> database(opened, sqlite3_close);
  if (status != SQLITE_OK ||
      sqlite3_exec(opened, statements.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    throw std::runtime_error("the test's SQL does not run");
  }
  sqlite3_int64 size = 0;
  const std::unique_ptr<unsigned char, void (*)(void*)> bytes(
      sqlite3_serialize(opened, "main", &size, 0), sqlite3_free);
  return {reinterpret_cast<const char*>(bytes.get()), static_cast<std::size_t>(size)};
}

}  // namespace phiward::test
